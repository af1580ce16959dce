"""The star schema that every figure is asked of: names and types. Pure: it knows no Django and no live slice.

`schema.py` is the list of tables and columns, `star.py` reads a snapshot or hand-made rows, `weeks.py` says which week
and which quarter a moment belongs to.
"""

from commontable.insight.mart.schema import BITS, FORMAT, NUMBER_BITS, TABLES, Column, Table
from commontable.insight.mart.star import Star, in_memory
from commontable.insight.mart.weeks import quarter_of, week_of

__all__ = ["BITS", "FORMAT", "NUMBER_BITS", "TABLES", "Column", "Star", "Table", "in_memory", "quarter_of", "week_of"]
