"""The Teams door: what people send in, what we send out. The bot SDK is known only here."""
