"""Which agencies take part, and who works there?"""
