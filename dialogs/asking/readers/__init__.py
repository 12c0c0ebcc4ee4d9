"""What people type or press, read into plain JSON values; bounded, and honest when unsure."""
