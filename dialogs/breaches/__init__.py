"""What is asked and said about a personal data breach."""
