"""Who is each person? Sealed, per person."""
