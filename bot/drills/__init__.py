"""Drills: begun, told, answered, ended and scored, on the due rows and the outbox alone."""
