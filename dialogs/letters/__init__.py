"""The letters that people send about complaints and requests, from templates."""
