"""Ground everything else stands on: each one idea."""
