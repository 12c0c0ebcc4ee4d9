"""What the agreement asks of people, and what they do with it."""
