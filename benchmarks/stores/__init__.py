"""The stores that `benchmarks.store` measures, each in a process of its own."""
