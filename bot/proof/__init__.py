"""What outsiders are handed so that they can check us: when, to whom, and what they answer."""
