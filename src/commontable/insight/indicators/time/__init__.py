"""How long did it take?"""

from commontable.insight.indicators.form import Words

TITLE = Words("How long it took", "Le temps que cela a pris")
