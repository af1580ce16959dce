"""What happens to a situation."""
