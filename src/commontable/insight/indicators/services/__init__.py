"""What was offered, and what came of it?"""

from commontable.insight.indicators.form import Words

TITLE = Words("Services", "Services")
