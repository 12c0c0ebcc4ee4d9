"""A drill: a mock breach on a test clock, through the real ladder of one party."""
