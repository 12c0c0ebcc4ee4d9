"""The toy's own tests run in the copy that it is laid into, and nowhere else."""

collect_ignore = ["tests"]
