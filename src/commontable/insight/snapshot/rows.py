"""Which rows of the star is one situation? Pure: from what was read, in codes, counts, flags, durations and weeks.

Of a "no" nothing but the named columns leaves, whether its facts are destroyed already or will be tonight.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from commontable.insight.mart import BITS, quarter_of, week_of
from commontable.partnership.meetings.models import MeetingKind
from commontable.response.disclosure.consents import Answer
from commontable.response.interventions.models import Part as PartOf
from commontable.response.situations.answers import YOUTH_BAND
from commontable.response.situations.stages import HIDDEN, Stage

from .around import Around, Partner, Place
from .live import Live, Part

type Rows = dict[str, list[dict[str, Any]]]

A_DAY = timedelta(hours=24)
"""A "no" is to be destroyed within it."""
THERE, NOT_NEEDED = "there", "not_needed"
"""Of a language: who speaks it took part; or none was needed after all."""
ASKED = (Answer.ASKED, Answer.GIVEN, Answer.REFUSED)
"""All answers but that somebody could not be asked."""
MASKS = ("mask_low", "mask_high", "mask_category", "mask_sector", "mask_type_low", "mask_type_high")
HUNDREDTH = 2
"""Digits of an hour that are kept."""


@dataclass(frozen=True)
class Numbers:
    """The numbers of what a few situations hold."""

    situations: Mapping[UUID, int]
    cities: Mapping[UUID, int]
    people: Mapping[UUID, int]


def rows_of(live: Live, numbers: Numbers, place: Place, around: Around) -> Rows:
    """Every row of one situation, by table."""
    return _Rows(live, numbers, place, around).all()


@dataclass(frozen=True)
class _Rows:
    live: Live
    numbers: Numbers
    place: Place
    around: Around

    def all(self) -> Rows:
        risks = [] if self.rejected else list(self._risks())
        roles = [] if self.rejected else self._role_rows()
        return {
            "situation": [self._situation(risks, roles)],
            "person": [] if self.rejected else sorted(self._people(risks), key=lambda row: row["person"]),
            "risk": risks,
            "bridge_category": self._bridge(risks),
            "protective": [] if self.rejected else list(self._protective()),
            "flag": [] if self.rejected else [{**self.own, "flag": code} for code in self._codes("study_flags")],
            "service": [] if self.rejected else self._services(),
            "barrier": [] if self.rejected else self._barriers(),
            "role": roles,
        }

    @property
    def own(self) -> dict[str, Any]:
        return {"situation": self.numbers.situations[self.live.main.pk]}

    @property
    def rejected(self) -> bool:
        return self.live.main.stage in HIDDEN

    @property
    def where(self) -> dict[str, Any]:
        return {"table": self.place.code, "quarter": quarter_of(self.live.main.brought_at, self.place.zone)}

    def _situation(self, risks: list[dict[str, Any]], roles: list[dict[str, Any]]) -> dict[str, Any]:
        main, zone = self.live.main, self.place.zone
        return {
            **self.own,
            "city": self.numbers.cities[main.city],
            **self.where,
            "week": week_of(main.brought_at, zone),
            "decided_week": week_of(main.decided_at, zone),
            "closed_week": week_of(main.closed_at, zone) if main.closed_at else None,
            "accepted": not self.rejected,
            "rejection_reason": main.rejection_reason or None,
            "closed": main.stage == Stage.CLOSED,
            "conclusion": main.conclusion or None,
            "conclusion_group": self._conclusion_group(),
            "kind": main.kind,
            "originating_sector": main.originating_sector,
            "originating_type": main.originating_type,
            "walk_on": main.walk_on,
            "returning": self.live.returning,
            "meetings": self.live.times_before or len(self.live.heard),
            "days_to_meeting": self._days_to_meeting(),
            "days_to_close": self._days(main.decided_at, main.closed_at),
            "days_followed": self._followed(),
            "minimised_in_time": self._minimised_in_time(),
            **(self._of_a_no() if self.rejected else self._of_the_work(risks, roles)),
        }

    def _of_a_no(self) -> dict[str, Any]:
        """What is known of no "no", though it were still there: empty, or nothing."""
        false = (
            "emergency",
            "due_passed",
            "attempted_in_time",
            "contacted_in_time",
            "attempted",
            "connected",
            "language_needed",
        )
        nothing = ("people", "risks", "teams", *MASKS)
        return dict.fromkeys((*false, "has_lead", "reported"), False) | dict.fromkeys(nothing, 0) | {"agencies": []}

    def _of_the_work(self, risks: list[dict[str, Any]], roles: list[dict[str, Any]]) -> dict[str, Any]:
        main, parts = self.live.main, self._standing()
        by = self.around.partners.get(main.originator) if main.originator else None
        return {
            "group_size": main.group_size or None,
            "place_kind": main.place_kind or None,
            "area": main.area,
            "originator": by.number if by else None,
            **self._lead(parts),
            "emergency": any(kind == MeetingKind.CALL for kind, _read in self.live.decisions),
            "people": len(self.live.people),
            "risks": len(risks),
            "teams": len({part.team for part in parts}),
            "due_passed": bool(main.due_at and main.due_at <= self.around.taken),
            **self._clock(),
            "connected": any(outcome in self.around.connected for _s, outcome, _a in self.live.services),
            "reported": bool(self.live.attempts or self.live.services or self.live.barriers),
            "read_back": any(read for _kind, read in self.live.decisions) if self.live.decisions else None,
            "consent": main.consent or None,
            "duty_to_report": main.duty_to_report or None,
            **self._how_it_went(),
            **self._contacts(),
            "tried": len(self._codes("tried")),
            **self._masks(risks, roles),
            "agencies": sorted({row["agency"] for row in roles}),
        }

    def _how_it_went(self) -> dict[str, Any]:
        """Never which language it is: whether one was needed, and was there."""
        met, word = self.live.reports[0] if self.live.reports else ("", "")
        needed = bool(self.live.language) and met != NOT_NEEDED
        return {
            "language_needed": needed,
            "language_met": met == THERE if needed and met else None,
            "persons_word": word or None,
        }

    def _contacts(self) -> dict[str, Any]:
        """All services together, so that none can be told from another."""
        told = self.live.contacts
        sums = [sum(numbers) for numbers in zip(*told, strict=True)] or [None, None]
        return dict(zip(("emergency_before", "emergency_after"), sums, strict=True))

    def _lead(self, parts: list[Part]) -> dict[str, Any]:
        leads = [part for part in parts if part.part == PartOf.LEAD]
        agency = self.around.partners[leads[-1].agency] if leads else None
        said = (agency.sector, agency.agency_type, agency.number) if agency else (None, None, None)
        return dict(zip(("lead_sector", "lead_type", "lead"), said, strict=True), has_lead=bool(leads))

    def _standing(self) -> list[Part]:
        """The parts that were played until the end, and the last lead's."""
        parts = sorted(self.live.roles, key=lambda part: (part.starts_at, part.team))
        end = self.live.main.closed_at or self.live.main.ended_at
        kept = [p for p in parts if p.ends_at is None or (end and p.ends_at >= end)]
        leads = [p for p in parts if p.part == PartOf.LEAD]
        missing = leads[-1:] if not any(p.part == PartOf.LEAD for p in kept) else []
        return kept + missing

    def _clock(self) -> dict[str, Any]:
        main, attempts = self.live.main, sorted(self.live.attempts)
        first = attempts[0][0] if attempts else None
        contact = next((at for at, reached in attempts if reached), None)
        return {
            "hours_to_attempt": self._hours(first),
            "hours_to_contact": self._hours(contact),
            "attempted_in_time": bool(first and main.due_at and first <= main.due_at),
            "contacted_in_time": bool(contact and main.due_at and contact <= main.due_at),
            "attempted": first is not None,
        }

    def _hours(self, at: datetime | None) -> float | None:
        if at is None:
            return None
        return round(max(0.0, (at - self.live.main.decided_at).total_seconds() / 3600), HUNDREDTH)

    def _days(self, since: datetime, until: datetime | None) -> int | None:
        zone = ZoneInfo(self.place.zone)
        return max(0, (until.astimezone(zone).date() - since.astimezone(zone).date()).days) if until else None

    def _days_to_meeting(self) -> int | None:
        first = min(self.live.heard, default=None)
        return self._days(self.live.referred_at or self.live.main.brought_at, first)

    def _followed(self) -> int:
        """Of one still open, the whole weeks it was followed for certain: days up to the taking would tell the day."""
        main, zone = self.live.main, self.place.zone
        if self.rejected:
            return 0
        if main.closed_at or main.ended_at:
            return self._days(main.decided_at, main.closed_at or main.ended_at) or 0
        return max(0, (week_of(self.around.taken, zone) - week_of(main.decided_at, zone)).days - 6)

    def _minimised_in_time(self) -> bool | None:
        main, at = self.live.main, self.live.cut_at
        if not self.rejected or (main.stage == Stage.MINIMISED and at is None):
            return None
        by = main.decided_at + A_DAY
        if main.stage == Stage.REJECTED:
            return None if self.around.taken <= by else False
        return bool(at and at <= by)

    def _conclusion_group(self) -> str | None:
        code = self.live.main.conclusion
        return self.around.lists["conclusions"].get(code).group if code else None

    def _codes(self, name: str) -> list[str]:
        return sorted({code for _who, of, code in self.live.facts if of == name})

    def _people(self, risks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for each in self.live.people:
            number = self.numbers.people[each.pk]
            theirs = self._categories(row for row in risks if row["person"] == number)
            bands = {"age_band": each.age_band, "gender": each.gender, "harm_role": each.harm_role}
            answers = {answer for who, answer in self.live.consents if who == each.pk}
            consent = {
                "consent_asked": not answers.isdisjoint(ASKED),
                "consent_given": Answer.GIVEN in answers,
            }
            yield {**self.own, "person": number, **bands, **consent, "mask_category": theirs}

    def _risks(self) -> Iterator[dict[str, Any]]:
        people = {each.pk: each for each in self.live.people}
        shared = {**self.where, "accepted": True}
        for who, factor, category in sorted(self._factors(), key=repr):
            person = people.get(who) if who else None
            yield {
                **self.own,
                "person": self.numbers.people[person.pk] if person else None,
                "factor": factor,
                "category": category,
                "age_band": person.age_band if person else None,
                "gender": person.gender if person else None,
                "harm_role": person.harm_role if person else None,
                **shared,
            }

    def _factors(self) -> set[tuple[UUID | None, str | None, str]]:
        """(whose, factor, category). What concerns crime at 12 to 17 is a category alone, whatever was written."""
        young = {each.pk for each in self.live.people if each.age_band == YOUTH_BAND}
        found: set[tuple[UUID | None, str | None, str]] = set()
        for who, name, code in self.live.facts:
            if name == "risk_factors":
                category = self.around.category_of[code]
                alone = who in young and category in self.around.alone
                found.add((who, None if alone else code, category))
            elif name == "risk_categories":
                found.add((who, None, code))
        return found

    def _bridge(self, risks: list[dict[str, Any]]) -> list[dict[str, Any]]:
        pairs = {(row["category"], row["age_band"]) for row in risks}
        return [
            {**self.own, **self.where, "category": category, "age_band": band}
            for category, band in sorted(pairs, key=repr)
        ]

    def _masks(self, risks: list[dict[str, Any]], roles: list[dict[str, Any]]) -> dict[str, int]:
        factors = _bits({row["factor"] for row in risks if row["factor"]}, self.around.factor_bits)
        types = _bits({row["agency_type"] for row in roles}, self.around.type_bits)
        sectors = _bits({row["sector"] for row in roles}, self.around.sector_bits)
        return dict(zip(MASKS, (*_halves(factors), self._categories(risks), sectors, *_halves(types)), strict=True))

    def _categories(self, risks: Iterable[dict[str, Any]]) -> int:
        return _bits({row["category"] for row in risks}, self.around.category_bits)

    def _protective(self) -> Iterator[dict[str, Any]]:
        for who, name, code in sorted(self.live.facts, key=repr):
            if name == "protective_factors":
                group = str(self.around.lists[name].get(code).group)
                person = self.numbers.people[who] if who else None
                yield {**self.own, "person": person, "factor": code, "category": group}

    def _services(self) -> list[dict[str, Any]]:
        return [
            {**self.own, "service": service, "outcome": outcome, "sector": by.sector, "agency": by.number}
            for service, outcome, agency in sorted(self.live.services, key=repr)
            for by in [self.around.partners[agency]]
        ]

    def _barriers(self) -> list[dict[str, Any]]:
        return [
            {**self.own, "theme": theme, "service": service or None, "wait": wait or None, "wait_days": days}
            for theme, service, wait, days in sorted(self.live.barriers, key=repr)
        ]

    def _role_rows(self) -> list[dict[str, Any]]:
        found = {(str(part.part), part.agency) for part in self._standing()}
        if self.live.main.originator:
            found.add(("originating", self.live.main.originator))
        return [self._role(part, self.around.partners[agency]) for part, agency in sorted(found, key=repr)]

    def _role(self, part: str, by: Partner) -> dict[str, Any]:
        return {**self.own, "part": part, "agency": by.number, "sector": by.sector, "agency_type": by.agency_type}


def _bits(codes: Iterable[str], places: Mapping[str, int]) -> int:
    return sum(1 << places[code] for code in codes)


def _halves(bits: int) -> tuple[int, int]:
    """The first BITS of them, and the rest."""
    return bits & ((1 << BITS) - 1), bits >> BITS
