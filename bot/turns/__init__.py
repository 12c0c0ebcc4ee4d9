"""One activity: load, decide, save, say. It knows no kind of case."""
