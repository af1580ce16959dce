"""What may leave the live tables, and how is it taken? A de-identified copy as Parquet: all analysis reads it and nothing else.

This is the only slice of insight that reads what happens to a situation. `lineage.py` says of each column where it
comes from; `taking.py` takes; `folders.py` says where the newest snapshot lies.
"""
