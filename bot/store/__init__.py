"""Keeps: the journal, the read model made from it, and the only SQL there is."""
