"""Who brings, leads and assists, and who works with whom?"""

from commontable.insight.indicators.form import Words

TITLE = Words("Agencies", "Organismes")
