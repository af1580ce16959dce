"""What is measured, of what, and how? One file for each figure: an Ibis expression and what it means, in both languages.

To add one, copy `flow/aer_share.py` and its test. `form.py` says what an indicator is, `catalogue.py` finds them,
`rows.py` says what is counted once, `tally.py` and `times.py` count, `freezing.py` keeps the definition of a published figure.
No module here imports Ibis as it is loaded: a page that only names an indicator does not pay for it.
"""

from commontable.insight.indicators.catalogue import catalogue, indicator, themes
from commontable.insight.indicators.form import Indicator, NotCut, Source, Words
from commontable.insight.indicators.freezing import Definition, frozen
from commontable.insight.indicators.groups import GROUPS, Group, labels

__all__ = [
    "GROUPS",
    "Definition",
    "Group",
    "Indicator",
    "NotCut",
    "Source",
    "Words",
    "catalogue",
    "frozen",
    "indicator",
    "labels",
    "themes",
]
