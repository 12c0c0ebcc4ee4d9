"""What is asked and said about a lost key."""
