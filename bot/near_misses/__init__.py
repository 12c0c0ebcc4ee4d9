"""Near misses and poor practice: reported, told in a digest, and learnt from."""
