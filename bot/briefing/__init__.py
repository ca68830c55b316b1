"""Composes: makes answers out of files. Pure; knows no Discord and no SQL."""
