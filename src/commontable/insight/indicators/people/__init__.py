"""Who were the people?"""

from commontable.insight.indicators.form import Words

TITLE = Words("The people", "Les personnes")
