"""What do the keys need done when nobody looks? Rotation carried through, destruction finished, for one holder or table."""
