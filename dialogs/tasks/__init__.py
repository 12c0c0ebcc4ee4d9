"""What is said to a party that is asked something about a case, and to those who asked."""
