"""Alembic's migrations: they move tables only; sealed facts are read through upcasters."""
