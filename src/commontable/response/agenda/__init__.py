"""Which situations does this meeting hear, in which order?"""
