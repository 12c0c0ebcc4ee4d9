"""What one party asks of another about a case (agreement §7.1, §8.0)."""
