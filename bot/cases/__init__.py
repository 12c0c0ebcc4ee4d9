"""What people do with a case of any kind, and its escalation. It knows no kind."""
