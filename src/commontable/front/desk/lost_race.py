"""Who was faster? What was meant here, beside what stands now: the decision, the teams, the conclusion, the order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import Team
from commontable.response.agenda.models import Item
from commontable.response.filters.models import Decision, Outcome
from commontable.response.interventions.models import Part, Role
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage

type Difference = tuple[str, str, str]


@dataclass(frozen=True)
class Meant:
    """One part of what was sent: its label, its words, and how to say the same of what stands now."""

    label: str
    words: str
    stands: Callable[[Any], str]


def differences(current: Any, mine: str, meant: Iterable[Meant]) -> list[Difference]:
    """(label, mine, theirs) of each part: what was pressed beside where the thing stands, then its parts."""
    label, theirs = _as_it_is(current)
    return [(label, mine, theirs), *((part.label, part.words, part.stands(current)) for part in meant)]


def decision_meant(given: dict[str, Any]) -> list[Meant]:
    """The table's answer, as the form of filter 2 gave it."""
    met = given["decision"] == "met"
    sent = Decision(
        outcome=Outcome.MET if met else Outcome.NOT_MET,
        **{name: given[name] for name in ("how", "votes_for", "votes_against", "dissent")},
    )
    return [Meant(_("Decision"), _decision(sent, given["reason"]), _decision_now)]


def teams_meant(given: dict[str, Any]) -> list[Meant]:
    """Who leads and who assists, as the form gave it."""
    return [
        Meant(_("Lead"), _names([given["lead"]]), lambda now: _part_now(now, Part.LEAD)),
        Meant(_("Assisting"), _names(given["assisting"]), lambda now: _part_now(now, Part.ASSISTING)),
    ]


def conclusion_meant(given: dict[str, Any]) -> list[Meant]:
    """The conclusion, as the form gave it."""
    return [Meant(_("Conclusion"), load("conclusions").label(given["conclusion"]), _conclusion_now)]


def order_meant(meeting: Meeting, moved: UUID, past: UUID) -> list[Meant]:
    """The running order, with this item past that one."""
    numbers = dict(_ahead(meeting))
    meant = list(numbers)
    if moved in numbers and past in numbers:
        meant.remove(moved)
        meant.insert(list(numbers).index(past), moved)
    return [
        Meant(
            _("Running order"),
            ", ".join(numbers[item] for item in meant),
            lambda _now: ", ".join(number for _pk, number in _ahead(meeting)),
        )
    ]


def _ahead(meeting: Meeting) -> list[tuple[UUID, str]]:
    """Each item not heard yet, and its number."""
    items = Item.objects.filter(meeting=meeting, heard_at=None).order_by("position")
    return list(items.values_list("pk", "situation__number"))


def _as_it_is(current: Situation | Meeting | Item) -> tuple[str, str]:
    if isinstance(current, Item):
        return current.situation.number, _("has another place")
    if isinstance(current, Situation):
        return current.number, str(Stage(current.stage).label)
    if current.is_open:
        return _("The meeting"), _("is open")
    return _("The meeting"), _("is closed") if current.closed_at else _("is not open yet")


def _decision_now(situation: Situation) -> str:
    stands = Decision.objects.filter(situation=situation, voided_at=None).first()
    return _decision(stands, situation.rejection_reason) if stands else _("none recorded")


def _decision(decision: Decision, reason: str) -> str:
    words = [str(Outcome(decision.outcome).label), load("decision_modes").label(decision.how)]
    if decision.how == "vote":
        votes = {"for": decision.votes_for, "against": decision.votes_against}
        words.append(_("%(for)s for, %(against)s against") % votes)
    if decision.dissent:
        words.append(_("someone dissents"))
    if decision.outcome == Outcome.NOT_MET:
        words.append(load("rejection_reasons").label(reason))
    return ", ".join(words)


def _part_now(situation: Situation, part: Part) -> str:
    roles = Role.objects.filter(situation=situation, part=part, person=None, ends_at=None)
    return ", ".join(roles.order_by("team__name").values_list("team__name", flat=True)) or _("nobody named")


def _names(teams: Iterable[UUID]) -> str:
    return ", ".join(Team.objects.filter(pk__in=teams).values_list("name", flat=True))


def _conclusion_now(situation: Situation) -> str:
    return load("conclusions").label(situation.conclusion) if situation.conclusion else _("none recorded")
