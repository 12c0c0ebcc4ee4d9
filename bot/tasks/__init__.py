"""What other parties are asked about a case: told, chased, answered, and shown."""
