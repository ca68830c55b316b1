"""Words, numbers, days and the order of what a search finds."""
