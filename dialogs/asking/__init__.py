"""Asking people things: flows of questions, the engine, the readers, and the forms."""
