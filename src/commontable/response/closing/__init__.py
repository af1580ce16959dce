"""How did it end: services mobilised, barriers met, conclusion."""
