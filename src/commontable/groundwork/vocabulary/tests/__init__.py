"""Facts about the lists and how they are read. No database."""
