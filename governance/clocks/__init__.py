"""Every statutory clock: worked out from facts and a calendar, explained line by line."""
