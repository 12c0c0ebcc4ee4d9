"""What every kind of case has: its history, its ladder, and who is told. It knows no kind."""
