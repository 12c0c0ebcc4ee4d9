"""How long each kind of record is kept, what holds it longer, and when it may go."""
