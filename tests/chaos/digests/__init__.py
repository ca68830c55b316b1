"""Chaos for digests: clocks, crashes and a Discord that fails, made up from a seed; and every change of every zone."""
