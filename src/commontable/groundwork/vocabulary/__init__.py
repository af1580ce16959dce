"""Which words may be picked, what are they called in English and French, and where does each wording come from?

Start with `lists.load("risk_factors")`. Nothing here touches the database.
"""
