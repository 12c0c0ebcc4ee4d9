"""The bots that are measured, one program each."""
