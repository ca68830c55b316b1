"""Draws: turns answers into embeds, components and plain text within Discord's limits. Sends nothing."""
