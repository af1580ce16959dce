"""What stood in the way, and for how long?"""

from commontable.insight.indicators.form import Words

TITLE = Words("Barriers", "Obstacles")
