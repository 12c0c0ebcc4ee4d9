"""What a person can do from a shell, one module for each verb."""
