"""The command line: one command a file, calling the same actions as the pages."""
