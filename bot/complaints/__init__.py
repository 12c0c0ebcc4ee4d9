"""Complaints: recorded, routed, handled, and shown."""
