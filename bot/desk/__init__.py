"""The desk: what its reader may open, listed and counted; each case one press from its card."""
