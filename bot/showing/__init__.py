"""From a stored recipe to a card, for the one person who will see it."""
