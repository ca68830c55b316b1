"""Understands: words, near names, and what a typed line asks. Pure."""
