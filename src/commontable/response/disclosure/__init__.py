"""What was told to whom, on which authority? Never the facts themselves."""
