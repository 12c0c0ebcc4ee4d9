"""The cards of a drill."""
