"""How does a number end or go on otherwise? It is withdrawn, void, joined, handed over, presented as guest, opened again."""
