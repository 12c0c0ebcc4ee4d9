"""The sweep: everything that has fallen due."""
