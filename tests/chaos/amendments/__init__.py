"""Posted digests are corrected by real processes that are killed at each step."""
