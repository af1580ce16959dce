"""Which numbers left, to whom, and how is it known that nobody can be found in them?"""
