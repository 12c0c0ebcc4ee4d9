"""The outbox and the courier: everything we say leaves from here."""
