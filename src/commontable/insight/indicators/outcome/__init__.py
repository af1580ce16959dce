"""What came of it?"""

from commontable.insight.indicators.form import Words

TITLE = Words("What came of it", "Ce qui en est résulté")
