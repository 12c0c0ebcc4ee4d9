"""What is asked and said about a near miss or poor practice."""
