"""What does a team say of a situation before it brings it? Codes, drawn by the priors with their correlations."""

from datetime import datetime
from functools import cache
from random import Random

from commontable.groundwork.vocabulary.lists import load
from commontable.response.situations.answers import CHILD_BANDS, Answers, PersonAnswers

from .chance import Deck, at_quantile, made_id, pick, some
from .priors import AGES, FACTORS, FAMILY_OTHERS, GENDERS, HARM_ROLES, KINDS, PLACES, SINGLE_OTHERS
from .together import categories

IN_THE_HOME = ("in_the_home", "in_home", "neglected", "not_received", "harmed", "affected", "trauma")
"""What a small child’s risk factors speak of: what others do."""
CONSENTS = {"given": 4, "not_yet": 3, "not_asked_unreachable": 1, "not_asked_capacity": 1, "refused": 1}


class Teller:
    """Says what is brought to one table, one situation after the other."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self._kinds, self._people, self._factors = Deck(rng), Deck(rng), Deck(rng)
        self._rejected = Deck(rng)

    def answers(self, at: datetime, sector: str, *, is_accepted: bool) -> Answers:
        """The draft. Counts of people and risks of what is accepted are drawn apart, so that they add up."""
        rng = self.rng
        kind = _by(KINDS, self._draw(self._kinds, is_accepted))
        people = [self._person(at, kind, place) for place in range(self._count(kind, is_accepted))]
        many = 2 + at_quantile(FACTORS, self._draw(self._factors, is_accepted))
        found = categories(rng, [person.age_band for person in people], at.date(), many)
        people, whole = self._shared_out(people, found)
        child = any(person.age_band in CHILD_BANDS for person in people)
        return Answers(
            kind=kind,
            group_size=rng.choice(("from_2_to_4", "from_5_to_9", "from_10_to_19")) if kind == "group" else "",
            group_description=rng.choice(("young_people_place", "tenants", "friends")) if kind == "group" else "",
            place_kind=pick(rng, PLACES) if kind == "place" else "",
            people=tuple(people),
            risk_factors=whole,
            aer_markers=(*some(rng, ("chronic_conditions", "new_circumstances"), 2), "if_left"),
            aer_tests=("elevated_risk", "several_agencies"),
            tried=some(rng, ("home_visit", "phone_call", "referral", "partner_asked", "safety_plan"), 3),
            sectors=tuple(dict.fromkeys((sector, *some(rng, ("health", "housing", "community_social"), 3)))),
            protective_factors=some(rng, _protective(), 3),
            study_flags=_flags(rng, people, found, child),
            duty_to_report=rng.choice(("made", "not_required")) if child else "",
            consent=pick(rng, CONSENTS),
        )

    def _draw(self, deck: Deck, is_accepted: bool) -> float:
        return deck.draw() if is_accepted else self._rejected.draw()

    def _count(self, kind: str, is_accepted: bool) -> int:
        if kind in ("group", "place"):
            return 0
        least, others = (1, SINGLE_OTHERS) if kind == "person" else (2, FAMILY_OTHERS)
        return least + at_quantile(others, self._draw(self._people, is_accepted))

    def _person(self, at: datetime, kind: str, place: int) -> PersonAnswers:
        rng = self.rng
        age = pick(rng, AGES)
        if place == 1 and kind == "family" and rng.random() < 0.6:
            age = pick(rng, {band: AGES[band] for band in ("from_0_to_5", "from_6_to_11", "from_12_to_17")})
        return PersonAnswers(str(made_id(rng, at)), age, pick(rng, GENDERS), pick(rng, HARM_ROLES))

    def _shared_out(self, people: list[PersonAnswers], found: list[str]) -> tuple[list[PersonAnswers], tuple]:
        """The factor of each category: of the first person mostly; of the situation where it counts no people."""
        if not people:
            return people, tuple(self._factor(category, PersonAnswers("")) for category in found)
        of: list[list[str]] = [[] for _person in people]
        for category in found:
            whose = 0 if self.rng.random() < 0.7 else self.rng.randrange(len(people))
            of[whose].append(self._factor(category, people[whose]))
        told = [
            PersonAnswers(person.id, person.age_band, person.gender, person.harm_role, tuple(factors))
            for person, factors in zip(people, of, strict=True)
        ]
        return told, ()

    def _factor(self, category: str, person: PersonAnswers) -> str:
        codes = _factors()[category]
        if person.age_band in ("from_0_to_5", "from_6_to_11"):
            codes = tuple(code for code in codes if code.endswith(IN_THE_HOME)) or codes
        elif person.harm_role == "harmed":
            codes = tuple(code for code in codes if not code.endswith(("harming", "not_provided"))) or codes
        return self.rng.choice(codes)


def _by(weights: dict[str, float], drawn: float) -> str:
    """The key in whose share of 1 the draw falls."""
    for code, weight in weights.items():
        drawn -= weight
        if drawn < 0:
            return code
    return next(iter(weights))


@cache
def _factors() -> dict[str, tuple[str, ...]]:
    """Risk factors by category."""
    found: dict[str, tuple[str, ...]] = {}
    for term in load("risk_factors"):
        found[str(term.group)] = (*found.get(str(term.group), ()), term.code)
    return found


@cache
def _protective() -> tuple[str, ...]:
    return tuple(term.code for term in load("protective_factors"))


def _flags(rng: Random, people: list[PersonAnswers], found: list[str], child: bool) -> tuple[str, ...]:
    flags = ["child_involved"] if child else []
    if "physical_violence" in found and len(people) > 1:
        flags.append("domestic_violence")
    if "housing" in found:
        flags.append(rng.choice(("homelessness", "risk_of_losing_housing")))
    if any(person.age_band == "from_60" for person in people) and rng.random() < 0.3:
        flags.append("hoarding")
    return tuple(flags)
