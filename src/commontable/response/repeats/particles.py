"""Which small words in a name are not part of who somebody is?"""

WORDS = """
de del della di da do dos das du des la le les el al ul il bin bint ben ibn abu umm van von der den ter ten zu zum af av
san saint st ste mac mc ap the of y e i jr sr ii iii iv mr mrs ms mx dr miss mme mlle monsieur madame sir
"""
PARTICLES = frozenset(WORDS.split())
"""Written, left out, or joined to the next word, from one form to the next."""
