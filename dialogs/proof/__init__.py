"""What outsiders are handed so that they can check us: the words and cards."""
