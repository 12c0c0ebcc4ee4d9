"""What is asked and said where somebody outside asks for a person's information."""
