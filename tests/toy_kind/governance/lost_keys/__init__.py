"""The key of a filing cabinet that is missing: a small kind of case, for the tests alone."""
