"""Decides: what a question means, which file answers it, and what packs may be loaded."""
