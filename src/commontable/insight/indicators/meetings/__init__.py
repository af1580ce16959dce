"""Who comes to meetings?"""

from commontable.insight.indicators.form import Words

TITLE = Words("Meetings and attendance", "Réunions et présence")
