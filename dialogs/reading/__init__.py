"""The cards that say who looked."""
