"""What does the room see together? A meeting's pages that follow it, and the screen everybody looks at."""
