"""Was somebody at a table before? Told by tokens that nobody can read, and never to whoever asks."""
