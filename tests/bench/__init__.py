"""Benchmarks: measured, printed, never asserted as absolute times."""
