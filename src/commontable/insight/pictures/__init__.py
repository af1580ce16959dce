"""How is a number that may be told drawn, so that everybody can read it and nobody can read more?

Pure: no Django, no database, and no number that is withheld ever comes in. One module draws one kind of picture, each by
its function `draw`, which gives a `Picture`: `trend`, `multiples`, `heat`, `network`, `bars`, `areas`. `figures` makes the row of big numbers.
"""
