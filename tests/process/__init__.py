"""What the process keeps to."""
