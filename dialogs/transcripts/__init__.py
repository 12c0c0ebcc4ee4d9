"""Sample conversations with the bot: each is a test of the whole of it, and help shows some."""
