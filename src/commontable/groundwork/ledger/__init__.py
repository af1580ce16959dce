"""What was done and what was seen? Append-only."""
