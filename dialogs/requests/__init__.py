"""What is asked and said about a rights request."""
