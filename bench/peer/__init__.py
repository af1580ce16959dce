"""How fast is another tool of the same make? A ticket tracker on Django and the same PostgreSQL, on the same journeys."""
