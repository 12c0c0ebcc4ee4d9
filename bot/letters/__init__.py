"""Letters drafted, and the templates they are drafted from."""
