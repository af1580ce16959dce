"""Which risks were there, and what protected?"""

from commontable.insight.indicators.form import Words

TITLE = Words("Risks, and what protects", "Les risques, et ce qui protège")
