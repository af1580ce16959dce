"""What does the room see of a meeting? The one item now heard: who by letter, six facts at most, and one question."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from commontable.front.desk.item_facts import Facts, RiskLine, facts_of
from commontable.front.desk.subject_words import subject_words
from commontable.groundwork.design import bands
from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import Team
from commontable.response.agenda.models import Item
from commontable.response.situations.models import Person, Situation
from commontable.response.situations.stages import HIDDEN, Stage

from .screens import teams_here

MOST_FACTS = 6
QUESTIONS = {
    Stage.BROUGHT: gettext_lazy("Is it acutely elevated risk?"),
    Stage.FILTER_2: gettext_lazy("Is it acutely elevated risk?"),
    Stage.FILTER_3: gettext_lazy("Who can help?"),
    Stage.FILTER_4: gettext_lazy("What will the few do?"),
    Stage.INTERVENING: gettext_lazy("What has happened since?"),
    Stage.CLOSED: gettext_lazy("Is it closed?"),
}
FILTERS = {
    Stage.FILTER_2: gettext_lazy("Filter 2"),
    Stage.FILTER_3: gettext_lazy("Filter 3"),
    Stage.FILTER_4: gettext_lazy("Filter 4"),
    Stage.INTERVENING: gettext_lazy("Update"),
}


@dataclass(frozen=True)
class Shown:
    """What stands on the screen. Without `number` the table is on no item; of a "no" nothing but its number."""

    place: int
    total: int
    seats: tuple[str, ...]
    number: str = ""
    subject: str = ""
    brought_by: str = ""
    filter: str = ""
    question: str = ""
    facts: Facts = field(default_factory=Facts)

    @property
    def risks(self) -> Sequence[RiskLine]:
        return self.facts.risks[:MOST_FACTS]

    @property
    def more(self) -> int:
        """How many facts stand on each team's own page only."""
        return max(0, len(self.facts.risks) - MOST_FACTS)

    @property
    def listening(self) -> str:
        here = self.seats.count(bands.PRESENT)
        return ngettext("%(count)d team is listening.", "%(count)d teams are listening.", here) % {"count": here}


def shown_of(meeting: Meeting) -> Shown:
    """The screen of this meeting, as the room screen's own row policies let it be read."""
    items = Item.objects.filter(meeting=meeting)
    counts = items.aggregate(total=Count("pk"), heard=Count("pk", filter=Q(heard_at__isnull=False)))
    place, total, seats = counts["heard"], counts["total"], _seats(meeting)
    item = items.filter(heard_at__isnull=False, done_at=None).select_related("situation").first()
    if item is None:
        return Shown(place, total, seats)
    if item.situation.stage in HIDDEN:
        return Shown(place, total, seats, item.situation.number)
    return _of_item(item.situation, place, total, seats)


def _of_item(situation: Situation, place: int, total: int, seats: tuple[str, ...]) -> Shown:
    people = list(Person.objects.filter(situation=situation))
    stage = Stage(situation.stage)
    return Shown(
        place,
        total,
        seats,
        situation.number,
        subject_words(situation, people),
        load("sectors").label(situation.originating_sector),
        str(FILTERS.get(stage, "")),
        str(QUESTIONS.get(stage, "")),
        facts_of(situation, people),
    )


def _seats(meeting: Meeting) -> tuple[str, ...]:
    """One state a team of the table, without their names."""
    here = set(teams_here())
    teams = Team.objects.on(timezone.localdate(meeting.starts_at)).filter(table=meeting.table_id)
    return tuple(bands.PRESENT if team in here else bands.ABSENT for team in teams.values_list("pk", flat=True))
