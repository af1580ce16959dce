"""How does the table speak of a situation it must not know? "Family of 3", "Person, 60+"; aloud, "A family of three"."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.wording import between
from commontable.response.situations.models import Person, Situation
from commontable.response.situations.stages import HIDDEN

from .wording import named

DIGITS = (
    gettext_lazy("zero"),
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
)


def subject_words(situation: Situation, people: Sequence[Person]) -> str:
    """A few words for a row or a heading."""
    return subject_of(situation, [person.age_band for person in people])


def subject_of(situation: Situation, bands: Sequence[str]) -> str:
    """The same, from the age band of each person."""
    kind = load("subject_kinds").label(situation.kind)
    if situation.kind == "family":
        return _("Family of %(count)d") % {"count": len(bands)}
    if situation.kind == "group":
        return f"{kind}, {load('group_sizes').short(situation.group_size)}"
    if situation.kind == "place":
        return between(kind, ":", load("places").short(situation.place_kind))
    return f"{kind}, {load('age_bands').short(bands[0])}" if bands else kind


def read_aloud(situation: Situation, people: Sequence[Person], *, by_vote: bool, next_filter: int) -> str:
    """The sentence a co-chair reads back before the decision is recorded."""
    agreed = (
        _("The table has voted that the risk is acutely elevated.")
        if by_vote
        else _("The table agrees the risk is acutely elevated.")
    )
    goes_on = _("It moves to filter %(number)d.") % {"number": next_filter}
    return f"{spoken_number(situation.sequence)}. {_spoken_subject(situation, people)} {agreed} {goes_on}"


def read_back_words(situation: Situation, people: Sequence[Person], lead: str, others: Sequence[str]) -> str:
    """The sentence by which a decision is read back to the table once it is recorded; of a "no" it says no fact."""
    number = spoken_number(situation.sequence)
    if situation.stage in HIDDEN:
        return f"{number}. " + _("The table finds that the risk is not acutely elevated. Its facts are destroyed.")
    found = _("The table finds that the risk is acutely elevated.")
    leads = _("%(team)s leads.") % {"team": lead} if lead else ""
    help_ = ngettext("%(teams)s assists.", "%(teams)s assist.", len(others)) % {"teams": named(others)}
    said = [f"{number}.", _spoken_subject(situation, people), found, leads, help_ if others else ""]
    return " ".join(part for part in said if part)


def spoken_number(sequence: int) -> str:
    """0420 as "Zero-four-two-zero"."""
    return "-".join(str(DIGITS[int(digit)]) for digit in f"{sequence:04d}").capitalize()


def _spoken_subject(situation: Situation, people: Sequence[Person]) -> str:
    if situation.kind == "family":
        return _("A family of %(count)s.") % {"count": _spoken_count(len(people))}
    if situation.kind == "group":
        return _("A group of %(size)s.") % {"size": load("group_sizes").label(situation.group_size)}
    if situation.kind == "place":
        return _("A place: %(place)s.") % {"place": load("places").short(situation.place_kind)}
    return _("A person, %(age)s.") % {"age": load("age_bands").label(people[0].age_band)} if people else _("A person.")


def _spoken_count(count: int) -> str:
    return str(DIGITS[count]) if count < len(DIGITS) else str(count)
