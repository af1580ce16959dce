"""What is missing, wrong or unusual in what was recorded?"""

from commontable.insight.indicators.form import Words

TITLE = Words("Quality of the data", "Qualité des données")
