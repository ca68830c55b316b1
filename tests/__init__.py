"""The house again, room for room."""
