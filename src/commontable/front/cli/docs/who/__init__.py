"""Who may do what, asked subject by subject."""
