"""The flows: rows of questions, one module for each thing we ask about."""
