"""Who signs in? The account and nothing else: it knows no agency."""
