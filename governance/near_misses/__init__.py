"""A near miss, or poor practice that someone saw (agreement §7.1)."""
