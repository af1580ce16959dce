"""Is the work done as the model has it?"""

from commontable.insight.indicators.form import Words

TITLE = Words("Fidelity to the model", "Fidélité au modèle")
