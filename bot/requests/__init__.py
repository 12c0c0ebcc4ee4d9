"""Rights requests: taken down, worked on, sent to the right place, and answered."""
