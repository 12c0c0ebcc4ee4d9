"""Breach reports: taken down, worked on, decided, and shown."""
