"""Who looked at what: looks put together, and what of it is out of the ordinary."""
