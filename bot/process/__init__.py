"""One process: its settings, its log, and which Discord it talks to."""
