"""The desk as cards: what is due first, five cases at a time."""
