"""Reading an administrator's TOML file: every fault at once, each with its line."""
