"""The words of how long records are kept: what goes soon, what is held, and a second look."""
