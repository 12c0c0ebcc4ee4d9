"""A Teams of your own, on loopback: connector, page, invented people, time travel."""
