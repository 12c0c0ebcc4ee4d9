"""The law and our policy: pure, standard library alone."""
