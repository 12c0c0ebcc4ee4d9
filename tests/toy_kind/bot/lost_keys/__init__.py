"""What people do with a lost key."""
