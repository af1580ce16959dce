"""Which tables exist, and who sits at them?"""
