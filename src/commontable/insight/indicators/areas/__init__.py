"""Which areas does no table cover?"""

from commontable.insight.indicators.form import Words

TITLE = Words("Areas", "Secteurs géographiques")
