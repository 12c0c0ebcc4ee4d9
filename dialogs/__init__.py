"""What we ask and how it is said; cards are plain dicts, and nothing here does I/O."""
