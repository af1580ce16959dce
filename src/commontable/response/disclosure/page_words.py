"""What do the pages of one person's consent say, and in which room are they?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commontable.groundwork.access.session import moment
from commontable.groundwork.design.bands import FEW, Band
from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.agencies.models import Agency, Member

from .about import About
from .basis import Basis
from .consents import Answer, Consent


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One asking in words: what was answered, by whom it was written down, what it covers, how it ended."""

    head: str
    detail: tuple[tuple[str, str], ...]
    stands: bool


def consent_rows(consents: Iterable[Consent]) -> list[ConsentRow]:
    """The newest first; two queries for the names."""
    found = list(consents)
    names = dict(Member.objects.filter(pk__in={each.by_id for each in found}).values_list("pk", "name"))
    asked = {agency for each in found for agency in each.recipients}
    agencies = dict(Agency.objects.filter(pk__in=asked).values_list("pk", "name"))
    today = timezone.localdate(moment())
    return [
        ConsentRow(_head(each, names), tuple(_details(each, agencies)), each.stands(today)) for each in reversed(found)
    ]


def necessity_words(basis: Basis) -> dict[str, Any]:
    """The reason without consent, its ground, and the agencies that agree; nothing where there is none."""
    if basis.necessity is None:
        return {}
    agreed = Agency.objects.filter(pk__in={agency for agency, _police in basis.agreed}).values_list("name", flat=True)
    return {
        "reason": load("necessity_reasons").label(basis.necessity.reason),
        "ground": load("authorities").label(basis.necessity.authority),
        "since": date_format(timezone.localtime(basis.necessity.at), "j F Y, H:i"),
        "agreed": list(agreed),
        "holds": basis.is_agreed,
    }


def band_of(about: About) -> Band:
    """Among the few: who brought the person and who may be told of them. No name is on these pages."""
    return Band(
        room=FEW,
        word_detail=about.situation.number,
        names_line=_("No names here"),
        names_detail=_("what one person agreed to, in codes"),
        who_line=_("Who brought this person, and who may be told of them"),
        who_detail=_("and the privacy officers of their agencies"),
    )


def day(when: Any) -> str:
    return date_format(timezone.localtime(when) if hasattr(when, "hour") else when, "j F Y")


def labels(name: str, codes: Iterable[str]) -> str:
    known = load(name)
    return ", ".join(known.label(code) for code in codes)


def _head(each: Consent, names: dict) -> str:
    said = {"answer": Answer(each.answer).label, "day": day(each.at), "who": names.get(each.by_id, "")}
    return _("%(answer)s, %(day)s. Written down by %(who)s.") % said


def _details(each: Consent, agencies: dict) -> Iterable[tuple[str, str]]:
    if each.answer == Answer.NOT_POSSIBLE:
        yield _("Why not"), load("consent_obstacles").label(each.why_not)
    if each.decided_by:
        yield _("Who decided"), load("deciders").label(each.decided_by)
    if each.answer != Answer.GIVEN:
        return
    to = ", ".join(sorted(name for pk, name in agencies.items() if str(pk) in each.recipients))
    yield _("For what"), load("consent_purposes").label(each.purpose)
    yield _("How"), load("consent_methods").label(each.method)
    yield _("What may be told"), labels("disclosure_kinds", each.kinds) or _("all kinds of facts")
    yield _("To whom"), to or _("every agency with a part")
    if each.limits:
        yield _("Limits"), labels("consent_limits", each.limits)
    yield _("Until"), day(each.expires_on) if each.expires_on else _("it is withdrawn")
    if each.withdrawn_at:
        yield _("Withdrawn"), day(each.withdrawn_at)
