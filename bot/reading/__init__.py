"""Who looked at a case and who was refused, shown and told to those who may know."""
