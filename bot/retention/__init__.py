"""How long records are kept, as the bot sees to it: a look a day, a list for leads, and the end."""
