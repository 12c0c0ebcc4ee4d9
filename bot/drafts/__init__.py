"""Forms that were started and are not sent yet: filled in, nudged about, and ended."""
