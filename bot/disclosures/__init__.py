"""Disclosure requests: taken down, decided by a named person, and what went written down."""
