"""Chaos: a process in which moderators write is killed at random moments, and the store it leaves is looked through."""
