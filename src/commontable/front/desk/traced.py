"""Which of the situations behind a number may this person read, and how is each listed?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commontable.insight.snapshot.tracing import Found
from commontable.partnership.tables.models import SituationTable
from commontable.response.interventions.models import Part, Role
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import ACCEPTED, HIDDEN, Stage

MOST = 200
"""So many numbers are listed, the newest; a smaller piece or a shorter time has fewer."""
STILL = {True: (*ACCEPTED, Stage.TRANSFERRED), False: HIDDEN}
"""Where a situation is that was accepted when the snapshot was taken, and one that was not."""


@dataclass(frozen=True)
class Line:
    number: str
    stage: str
    lead: str
    brought: str
    part: str = ""
    """How much of what is counted is in it."""


def seen(table: SituationTable, found: Iterable[Found]) -> set[UUID]:
    """Those of them that the rows of this reader hold, and that are still what the snapshot took them for.

    One that ended since is cut to the columns its end leaves: what the snapshot knew of it is told no more.
    """
    accepted = {each.situation: each.was_accepted for each in found}
    rows = Situation.objects.filter(table=table, pk__in=accepted).order_by().values_list("pk", "stage")
    return {pk for pk, stage in rows if stage in STILL[accepted[pk]]}


def lines(situations: Collection[UUID], parts: Mapping[UUID, str] | None = None) -> Sequence[Line]:
    """The newest first."""
    lead = Role.objects.filter(situation=OuterRef("pk"), part=Part.LEAD, ends_at=None)
    rows = Situation.objects.filter(pk__in=situations).annotate(lead=Subquery(lead.values("team__name")[:1]))
    newest = rows.order_by("-year", "-sequence", "number")[:MOST]
    return [
        Line(
            each.number,
            each.get_stage_display(),
            each.lead or "",
            day(timezone.localdate(each.brought_at)),
            (parts or {}).get(each.pk, ""),
        )
        for each in newest
    ]


def day(at: date) -> str:
    return date_format(at, _("j M Y"))
