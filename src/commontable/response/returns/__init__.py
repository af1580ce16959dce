"""What does a table return to the province? Our profile of the provincial record, one row a discussion."""
