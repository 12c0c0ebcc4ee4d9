"""Rights requests: what someone asks, which law answers, and what stops or moves the clock."""
