"""Claimdesk: a Discord bot that answers who claimed what, who denied it, and on what evidence."""

__version__ = "0.1.0"
