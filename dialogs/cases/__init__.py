"""Cards of a case of any kind. They know no kind."""
