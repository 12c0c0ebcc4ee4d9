"""The desk: the cases that somebody carries, by what is due first."""
