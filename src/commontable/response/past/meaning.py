"""What does one row of a past list mean, and what is wrong with it? Nothing here asks the database."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.lists import load, state
from commontable.groundwork.vocabulary.wording import folded
from commontable.response.returns.profile import BY_CODE, WITHHELD
from commontable.response.situations.answers import CHILD_BANDS

from .days import NoDay, day_of

YES = frozenset(["yes", "y", "oui", "o", "x", "1", "true", "vrai", "met", "accepted", "aer", "acceptee", "etabli"])
NO = frozenset(["no", "n", "non", "0", "false", "faux", "not met", "rejected", "rejetee", "rejected not met"])
WORDS: dict[str, dict[str, str]] = {
    "genders": {
        "f": "female",
        "m": "male",
        "woman": "female",
        "man": "male",
        "femme": "female",
        "homme": "male",
        "girl": "female",
        "boy": "male",
        "x": "another",
        "unknown": "unknown",
        "inconnu": "unknown",
    },
}
NEEDED = ("date_opened", "originating_agency", "aer_met")
FIRST_DAY = date(2000, 1, 1)
"""Numbers carry two digits of their year, and no table met before."""
PLACES = ("dwelling", "neighbourhood", "environmental")


@dataclass(frozen=True)
class Desk:
    """What a row is read with: the table’s teams by every word for each, the order of days, what stands in for a role."""

    teams: Mapping[str, Sequence[Any]]
    """Teams by name, agency and type, in small letters: several where a word means several."""
    today: date
    order: str = ""
    harm_role: str = ""


@dataclass
class Past:
    """A row as it is meant, with its faults."""

    line: int
    said: dict[str, str]
    opened: date | None = None
    decided: date | None = None
    closed: date | None = None
    met: bool = False
    kind: str = ""
    codes: dict[str, str] = field(default_factory=dict)
    people: list[tuple[str, str, str]] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    services: list[tuple[str, str, Any]] = field(default_factory=list)
    origin: Any = None
    lead: Any = None
    assisting: list[Any] = field(default_factory=list)
    times: int = 0
    key: str = ""
    batch_id: UUID | None = None
    faults: list[str] = field(default_factory=list)

    def cell(self, code: str) -> str:
        """What was written, and nothing where it is withheld."""
        said = self.said.get(code, "")
        return "" if said.upper() in (WITHHELD, "S/O") else said


def meant(line: int, cells: Sequence[str], columns: Sequence[str], desk: Desk) -> Past:
    """The row as it is meant, with every fault it has by itself."""
    said = {code: _plain(cell) for code, cell in zip(columns, cells, strict=False) if code}
    it = Past(line, said)
    it.faults += [_("%(field)s is missing.") % {"field": BY_CODE[code].label()} for code in NEEDED if not it.cell(code)]
    if not it.faults:
        _days(it, desk)
        _decision(it)
        _who_did(it, desk)
        if it.met:
            _about(it, desk)
            _facts(it)
            _services(it, desk)
        else:
            it.kind = _kind(it)[0]
    return it


def _plain(cell: str) -> str:
    """The cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@") else cell


def _days(it: Past, desk: Desk) -> None:
    it.opened = _day(it, "date_opened", desk)
    it.decided = _day(it, "date_decided", desk) or it.opened
    it.closed = _day(it, "date_closed", desk)
    days = [day for day in (it.opened, it.decided, it.closed) if day]
    if days != sorted(days):
        it.faults.append(_("The days are in the wrong order: opened, decided, closed."))
    if any(day > desk.today for day in days):
        it.faults.append(_("A day lies ahead: only past situations come in."))
    if any(day < FIRST_DAY for day in days):
        it.faults.append(_("A day lies before %(day)s. Is its year right?") % {"day": FIRST_DAY})
    times = it.cell("times_discussed")
    if times and not (times.isdecimal() and int(times) < 1000):
        it.faults.append(_("“%(said)s” is no number of meetings.") % {"said": times[:20]})
    it.times = int(times) if times.isdecimal() and int(times) < 1000 else 0


def _day(it: Past, code: str, desk: Desk) -> date | None:
    if not it.cell(code):
        return None
    try:
        return day_of(it.cell(code), desk.order)
    except NoDay as wrong:
        it.faults.append(str(wrong))
        return None


def _decision(it: Past) -> None:
    said = folded(it.cell("aer_met"))
    if said not in YES | NO:
        it.faults.append(_("“%(said)s” is neither met nor rejected.") % {"said": it.cell("aer_met")[:20]})
        return
    it.met = said in YES
    if not it.met:
        it.codes["rejection_reason"] = _code(it, "rejection_reason", "rejection_reasons", needed=True)
        return
    it.codes["conclusion_reason"] = _code(it, "conclusion_reason", "conclusions", needed=True)
    if it.closed is None and it.cell("date_closed") == "":
        it.faults.append(_("It was met and has no day of closing: only what is over comes in."))


def _who_did(it: Past, desk: Desk) -> None:
    it.origin = _team(it, it.cell("originating_agency"), desk)
    if not it.met:
        return
    it.lead = _team(it, it.cell("lead_agency"), desk) if it.cell("lead_agency") else None
    for word in _several(it.cell("assisting_agencies")):
        team = _team(it, word, desk)
        if team and team not in (it.lead, *it.assisting):
            it.assisting.append(team)


def _team(it: Past, word: str, desk: Desk) -> Any:
    """The one team of the table that this word means."""
    teams = desk.teams.get(folded(word), ())
    if len(teams) == 1:
        return teams[0]
    sentence = (
        _("No team of this table is “%(word)s”: write a team’s name, its agency or its type.")
        if not teams
        else _("Several teams of this table are “%(word)s”: write the team’s name.")
    )
    it.faults.append(sentence % {"word": word[:40]})
    return None


def _about(it: Past, desk: Desk) -> None:
    it.kind, place = _kind(it)
    for code, name in (("group_size", "group_sizes"), ("group_description", "group_descriptions")):
        it.codes[code] = _code(it, code, name) if it.kind == "group" else ""
    it.codes["place_kind"] = (_code(it, "place_kind", "places") or place) if it.kind == "place" else ""
    if it.kind not in ("person", "family"):
        return
    first = [it.cell("age_group"), it.cell("gender"), it.cell("harm_role") or desk.harm_role]
    others = [[*value.split(":"), "", ""][:3] for value in _several(it.cell("affected_persons"))]
    for age, gender, role in (first, *others):
        it.people.append(_person(it, age, gender, role.strip() or desk.harm_role))


def _kind(it: Past) -> tuple[str, str]:
    """Person, family, group or place; for a place, the kind of place that its provincial type leaves no doubt of."""
    if it.cell("subject_kind"):
        return _code(it, "subject_kind", "subject_kinds"), ""
    type_ = _code(it, "discussion_type", "discussion_types") if it.cell("discussion_type") else "person"
    return ("place", "dwelling" if type_ == "dwelling" else "") if type_ in PLACES else (type_, "")


def _person(it: Past, age: str, gender: str, role: str) -> tuple[str, str, str]:
    band = _age(age)
    if band is None:
        it.faults.append(_("“%(said)s” is no age or age band.") % {"said": age[:20]})
    said = [_found("genders", gender or "unknown"), _found("harm_roles", role)]
    if said[0] is None:
        it.faults.append(_("“%(said)s” is no gender of the list.") % {"said": gender[:20]})
    if said[1] is None:
        it.faults.append(_("Say how each person is at risk: of harming, of being harmed, or both."))
    return band or "", said[0] or "", said[1] or ""


def _age(said: str) -> str | None:
    """The band of that name, or the one an age falls into."""
    if said.strip().isdecimal():
        years = int(said)
        found = [
            t.code for t in load("age_bands") if t.extra.get("min_age", 999) <= years <= t.extra.get("max_age", 130)
        ]
        return found[0] if found else None
    return _found("age_bands", said)


def _facts(it: Past) -> None:
    young = bool(it.people) and all(band in CHILD_BANDS for band, _gender, _role in it.people)
    for code in ("risk_factors", "risk_categories", "protective_factors", "study_flags"):
        for word in _several(it.cell(code)):
            found = _found(code, word)
            if found is None:
                it.faults.append(_unlisted(word, code))
            elif code == "risk_factors" and young and _category_alone(found):
                it.facts.append(("risk_categories", str(load("risk_factors").get(found).group)))
            else:
                it.facts.append((code, found))
    it.facts = list(dict.fromkeys(it.facts))


def _category_alone(factor: str) -> bool:
    """Whether of a young person this factor’s category alone may be known."""
    group = load("risk_factors").get(factor).group
    return bool(load("risk_categories").get(str(group)).extra.get("youth_category_only"))


def _services(it: Past, desk: Desk) -> None:
    for value in _several(it.cell("services_mobilized")):
        parts = [part.strip() for part in value.split(":")]
        service = _found("service_types", parts[0])
        outcome = _found("mobilization_outcomes", parts[1]) if len(parts) > 1 else "informed"
        team = _team(it, parts[2], desk) if len(parts) > 2 else it.lead or it.origin
        if service is None or outcome is None:
            it.faults.append(_unlisted(value, "services_mobilized"))
        elif team:
            it.services.append((service, outcome, team))


def _several(said: str) -> list[str]:
    return [part.strip() for part in said.replace("\n", ";").replace("|", ";").split(";") if part.strip()]


def _code(it: Past, code: str, name: str, *, needed: bool = False) -> str:
    said = it.cell(code)
    if not said:
        if needed:
            it.faults.append(_("%(field)s is missing.") % {"field": BY_CODE[code].label()})
        return ""
    found = _found(name, said)
    if found is None:
        it.faults.append(_unlisted(said, code))
    return found or ""


def _unlisted(word: str, code: str) -> str:
    return _("“%(word)s” is on no list of %(field)s.") % {"word": word[:40], "field": BY_CODE[code].label()}


def _found(name: str, said: str) -> str | None:
    """The code that a word of this list means, in either language."""
    return _words(name, state()).get(folded(said.strip()))


@lru_cache(maxsize=64)
def _words(name: str, _state: Hashable) -> dict[str, str]:
    """Each word and its code. An earlier wording or a mapped code yields where a term of today is called so."""
    words = dict(WORDS.get(name, {}))
    for term in load(name):
        words |= {folded(word): term.code for word in (*term.before, term.returned)}
    for term in load(name):
        for word in (term.short("en"), term.short("fr"), term.label("en"), term.label("fr"), term.code):
            words[folded(word)] = term.code
    return words
