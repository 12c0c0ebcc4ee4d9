"""The cards and mails of the agreement itself."""
