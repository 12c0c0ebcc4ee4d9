"""The elements that cards are made from."""
