"""Every clock: worked out from facts and a calendar, with its source, explained line by line."""
