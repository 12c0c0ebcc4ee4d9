"""What is asked and said about a complaint."""
