"""Which releases may this reader see, and which numbers does one hold? The register's rows, as a report takes them."""

from collections.abc import Callable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.installation import is_demo
from commontable.insight.indicators import indicator
from commontable.insight.maps.reading import in_use
from commontable.insight.maps.rules import may_bring
from commontable.insight.release.models import Release, ReleasedCell
from commontable.insight.release.stages import Audience, State
from commontable.insight.release.widening import BANDS, rule, sentence, sentences, shares, widened
from commontable.partnership.tables.models import SituationTable

from .assembling import Source
from .behind import address
from .catalogue import CITY_PLACE, REPORTS, report
from .definition import Definition, Plan, ending_with, span_of
from .document import Withheld
from .meaning import Meaning
from .naming import Names
from .numbers import Numbers
from .periods import Period, quarter_of
from .words import audience_said, city_said

OF_NO_SITUATION = frozenset({"meetings", "areas"})
"""What counts meetings, teams or areas has no situations behind it."""
NOT_REACHED = "not_reached"
"""What the register says of a median that half have not reached."""


def releases() -> Any:
    """Published releases of our reports that the reader's rows hold, the newest first."""
    known = Release.objects.filter(report__in=[each.code for each in REPORTS], state=State.PUBLISHED)
    return known.select_related("table").order_by("-starts_on", "-published_at")


def newest(code: str, place: str, period: Period) -> Release | None:
    """The most detailed published release of this report, place and period; of several as detailed, the newest."""
    definition = report(code)
    if definition is None or period.quarters != definition.quarters:
        return None
    found = releases().filter(report=code, ends_on__gte=period.last_quarter, ends_on__lte=period.last)
    found = found.filter(table=None) if place == CITY_PLACE else found.filter(table__code=place)
    return found.order_by("threshold", "-published_at").first()


def period_of(release: Release) -> Period:
    """The days of the report; some of its figures reach further back."""
    definition = report(release.report)
    assert definition is not None
    return ending_with(definition, quarter_of(release.ends_on).first)


def place_of(release: Release) -> str:
    return release.table.code if release.table else CITY_PLACE


def place_name(release: Release, language: str) -> str:
    return release.table.name if release.table else city_said(language)


def audience_of(release: Release, language: str) -> str:
    """To whom it was released, in words."""
    return audience_said(release.audience, place_name(release, language), language)


def source_of(release: Release, language: str, actor: Actor, *, linked: bool = True) -> Source:
    """Everything a report of this release is made of, in that language. `linked`: with where the live rows are."""
    definition = definition_of(release)
    assert definition is not None
    meanings = meanings_of(release)
    place = place_of(release)
    boundaries = in_use()
    return Source(
        definition=definition,
        place=place_name(release, language),
        place_code=place,
        boundaries=boundaries,
        map_at=reverse("maps:boundaries") if linked and boundaries is None and may_bring(actor) else "",
        period=period_of(release),
        audience=audience_of(release, language),
        threshold=release.threshold,
        taken_on=release.taken_on,
        version=_version(meanings),
        numbers=numbers_of(release, meanings, language),
        meanings=meanings,
        names=Names(language, _tables(), {code: each.read(language) for code, each in BANDS.items()}),
        withheld=_withheld(release, language),
        before=_before(release),
        link=_link(release, actor) if linked else None,
        mend=mend_of(release, actor) if linked else "",
        is_demo=is_demo(),
        fingerprint=release.fingerprint,
    )


def _tables() -> dict[str, str]:
    return dict(SituationTable.objects.values_list("code", "name"))


def definition_of(release: Release) -> Definition | None:
    return report(release.report)


def meanings_of(release: Release) -> dict[str, Meaning]:
    """What each figure meant when it was released."""
    return {each["code"]: Meaning.from_parts(each["text"]) for each in release.definitions}


def numbers_of(release: Release, meanings: Mapping[str, Meaning], language: str = "en") -> dict[str, Numbers]:
    """The numbers of each figure by its name; one query."""
    rows = ReleasedCell.objects.filter(release=release)
    cells: dict[str, dict[tuple[str, ...], dict[str, float | None]]] = {}
    for figure, key, part, number, reason in rows.values_list("figure", "key", "part", "number", "reason"):
        parts = cells.setdefault(figure, {}).setdefault(tuple(key), {})
        if reason != NOT_REACHED:
            parts[part] = number
    known = [each for each in release.figures if each["indicator"] in meanings]
    return {
        each["name"]: Numbers(
            tuple(each["by"]),
            meanings[each["indicator"]].kind,
            cells.get(each["name"], {}),
            each["indicator"],
            widened=sentence(each, language) if len(each.get("rungs", ())) > 1 else "",
        )
        for each in known
    }


def _version(meanings: Mapping[str, Meaning]) -> str:
    """The newest version of any definition in it."""
    return str(max((each.version for each in meanings.values()), default=1))


def _before(release: Release) -> dict[str, Numbers]:
    """The same figures a year earlier, as far as they were released to the same readers."""
    period = period_of(release).before()
    same = releases().filter(report=release.report, audience=release.audience, table=release.table)
    earlier = same.filter(ends_on__gte=period.last_quarter, ends_on__lte=period.last)
    found = earlier.first()
    return numbers_of(found, meanings_of(found)) if found else {}


def _withheld(release: Release, language: str) -> Withheld:
    return Withheld(
        cells_shown=release.cells_shown,
        cells=release.cells,
        people_share=None if release.people_shown is None else release.people_shown / 100,
        widened=tuple(sentences(release.figures, language)),
        shares=tuple(shares(each) for each in widened(release.figures)),
        rule=rule(release.figures, language),
        method=release.method,
        certificate=release.certificate_mark[:8],
    )


def _link(release: Release, actor: Actor) -> Callable[[Plan], str] | None:
    """For those who run the table, the situations counted; for all of it, the list of situations of the same days."""
    if release.table is None or release.table_id not in actor.tables:
        return None
    at, place, period = reverse("desk:situations"), place_of(release), period_of(release)
    runs_it = release.table_id in actor.tables_run and release.audience == Audience.TABLE

    def link(plan: Plan) -> str:
        if indicator(plan.indicator).theme in OF_NO_SITUATION:
            return ""
        days = span_of(plan, period)
        behind = address(place, plan, days) if runs_it else ""
        if behind:
            return behind
        asked = {"table": place, "since": days.first.isoformat(), "until": days.last.isoformat()}
        return f"{at}?{urlencode(asked)}"

    return link


def mend_of(release: Release, actor: Actor) -> str:
    """The list of what is to be put right, for those who run the table."""
    if release.table is None or release.table_id not in actor.tables_run:
        return ""
    return reverse("desk:mend", args=[release.table.code])
