"""One activity: load, decide, save, say."""
