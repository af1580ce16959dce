"""What do the numbers say to a question nobody has put in a report? A measure, its cuts, a time: answered as far as it may be known."""
