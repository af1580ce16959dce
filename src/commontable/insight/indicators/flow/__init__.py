"""What came to the tables, and what became of it?"""

from commontable.insight.indicators.form import Words

TITLE = Words("What came, and what was decided", "Ce qui est venu, et ce qui a été décidé")
