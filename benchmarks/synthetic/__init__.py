"""Synthetic archives for benchmarks and the demo: real markup and word frequencies, no real content."""
