"""What people open."""
