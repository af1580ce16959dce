"""Common Table: software for situation tables (the Hub model of community safety)."""
