"""The tour: two situations told from beginning to end, through the same actions and locks as the pages."""
