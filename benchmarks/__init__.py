"""Measurements: ratios side by side in one run, interleaved, medians of several rounds."""
