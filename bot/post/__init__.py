"""The outbox and the courier: every message leaves from here."""
