"""The deadline calculator in a chat."""
