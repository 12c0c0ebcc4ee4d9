"""A personal data breach: what is reported, when we became aware of it, and what it amounts to."""
