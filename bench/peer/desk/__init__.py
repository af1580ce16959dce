"""The peer's own project: runs in the peer's environment alone, and knows nothing of this product."""
