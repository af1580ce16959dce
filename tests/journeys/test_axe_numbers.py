"""ACC-01 for the numbers: reports on screen, releases and how one is made, questions and answers, boundaries, what to put right, open data."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import override_settings
from playwright.sync_api import Page

from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.vocabulary.lists import load
from commontable.insight.explorer.actions import begin, explore, told
from commontable.insight.explorer.models import Exploration
from commontable.insight.indicators import frozen, indicator
from commontable.insight.maps.actions import bring_boundaries, use_boundaries
from commontable.insight.pictures.boundary_file import outlines_of
from commontable.insight.pictures.samples_of_places import boundary_file
from commontable.insight.release.allowance import Answer, Question
from commontable.insight.release.figures import Figure, Span, quarter_code
from commontable.insight.release.making import Line
from commontable.insight.release.models import Release
from commontable.insight.release.snapshots import Snapshot
from commontable.insight.release.stages import Audience
from commontable.insight.release.tests.city import asked, named
from commontable.insight.reports.tests.putting import a_release
from commontable.insight.snapshot.taking import take
from commontable.response.situations.tests import factories as made
from tests.cast import Cast

from .live import LiveSite
from .states import REST, SAMPLE, State, faults, open_all, send_nothing
from .walking import Walkers

pytestmark = pytest.mark.journey

KNOWN: dict[str, str] = {}
MEASURE = "category_prevalence"
ALWAYS = "2000-Q1..2099-Q4"
TAKEN = Snapshot(Path("2026-10-05T040000Z"), date(2026, 10, 5))


def furnish(cast: Cast) -> None:
    """Reports of each kind, a release that waits for a second person, questions answered, areas with boundaries."""
    analyst = named(cast, "unseated", "analyst")
    named(cast, "odile", "steering")
    made.accepted(cast, people=(made.person("unknown", risk_factors=("gambling_chronic", "housing_no_access")),))
    KNOWN["own"] = _put(cast)
    KNOWN["annual"] = _put(cast, "annual", "public", "2026")
    KNOWN["prepared"] = _put(cast, "steering", "steering", "2026-to-Q3", state="prepared", published_at=None)
    _put(cast, "steering", "steering", "2026-to-Q3")
    KNOWN["making"] = str(asked(analyst).pk)
    KNOWN["asked"] = _answered(cast.sara, cast.tables["EA"], ("category",), 1)
    KNOWN["other"] = _answered(cast.sara, cast.tables["EA"], ("category", "quarter"), 4)
    KNOWN["beside"] = _answered(cast.sara, cast.tables["EA"], ("category", "quarter"), 3)
    _bring(analyst)


def _put(cast: Cast, *of: str, **given: object) -> str:
    """One release; of its certificate what a page shows."""
    release: Release = a_release(cast, *of, certificate={"hidden": 11, "solver": "HiGHS"}, **given)
    return str(release.pk)


def _answered(actor: Actor, table: object, by: tuple[str, ...], quarters: int) -> str:
    """What the queue told of such a question."""
    span = Span(date(2025, 1, 1), quarters)
    figure = Figure(f"{MEASURE}.{'.'.join(by)}.{span.code}", MEASURE, by, span)
    with acting_as(actor):
        put = explore(Question(Audience.TABLE, table, TAKEN.name, figure), actor=actor, indicator=MEASURE, found=TAKEN)
    queue = system([table])
    with acting_as(queue):
        begin(put, actor=queue)
        told(Exploration.objects.get(pk=put.pk), actor=queue, answer=_answer(figure))
    return str(put.pk)


def _answer(figure: Figure) -> Answer:
    """A number in six of seven places, and withheld in the other."""
    codes = load("risk_categories").codes()
    quarters = [(quarter_code(first),) for first in figure.span.starts] if "quarter" in figure.by else [()]
    lines = [
        Line(figure.name, (code, *quarter), part, None if place % 7 == 5 else number, "small" if place % 7 == 5 else "")
        for place, code in enumerate(codes)
        for quarter in quarters
        for part, number in (("numerator", 7.0 + place), ("denominator", 60.0))
    ]
    of = frozen(indicator(MEASURE))
    definition = {"code": of.code, "version": of.version, "hash": of.hash, "text": of.parts()}
    return Answer(tuple(lines), "share", certificate={"threshold": 5}, definitions=(definition,))


def _bring(analyst: Actor) -> None:
    """Boundaries in use, and others that are looked at first."""
    with acting_as(analyst):
        outlines = outlines_of(boundary_file().encode())
        used = bring_boundaries(None, actor=analyst, outlines=outlines)
        use_boundaries(used, actor=analyst, named_by="AREA_NAME")
        looked_at = bring_boundaries(None, actor=analyst, outlines=outlines)
    KNOWN.update(used=str(used.pk), looked_at=str(looked_at.pk))


@pytest.fixture(scope="module", autouse=True)
def snapshot(site: LiveSite, inside: Callable) -> None:
    """A snapshot of this city where the site looks for one."""
    with override_settings(SNAPSHOTS=site.data / "snapshots"):
        inside(take)


def choose_nothing(page: Page) -> None:
    """Send the form with its places emptied, so that each comes back with its fault."""
    page.evaluate("document.querySelectorAll('main select').forEach(s => { s.selectedIndex = -1 })")
    send_nothing(page)


def no_such_piece(page: Page) -> None:
    """Ask for a piece of a figure that it has not."""
    page.goto(f"{page.url}?category=x")


def of(who: str, *pages: tuple[str, str]) -> tuple[State, ...]:
    """Each page with all that can be opened, for one person."""
    return tuple(State(f"{name}, {who or 'nobody'}", who, address, open_all) for name, address in pages)


REPORTS = (
    *of("sara", ("numbers", "/numbers/"), ("the quarterly", "/numbers/quarterly/EA/2026-Q3/")),
    *of("sara", ("the annual", "/numbers/annual/city/2026/")),
    *of("odile", ("numbers", "/numbers/"), ("the one page", "/numbers/steering/city/2026-to-Q3/")),
    *of("unseated", ("numbers", "/numbers/")),
    *of("", ("open data", "/numbers/open-data/"), ("a report", "/numbers/open-data/{annual}/")),
)
RELEASES = (
    *of("sara", ("releases", "/numbers/releases/"), ("a release", "/numbers/releases/{own}/")),
    *of(
        "unseated",
        ("releases", "/numbers/releases/"),
        ("a release to publish", "/numbers/releases/{prepared}/"),
        ("a release being made", "/numbers/releases/making/{making}/"),
        ("a new release", "/numbers/releases/new/"),
        ("least counts", "/numbers/releases/thresholds/"),
        ("people", "/numbers/releases/people/"),
    ),
    State("a new release with faults", "unseated", "/numbers/releases/new/", choose_nothing),
    *of("coral", ("a release of its maker", "/numbers/releases/{own}/"), ("put right", "/mend/EA/")),
    *of("coral", ("one thing to put right", "/mend/EA/?check=age_or_gender_unknown")),
    *of("coral", ("behind a figure", f"/behind/EA/category_prevalence.category/{ALWAYS}/?which=others")),
    *of("coral", ("behind an average", f"/behind/EA/people_per_situation/{ALWAYS}/")),
    State("behind a piece there is not", "coral", f"/behind/EA/category_prevalence.category/{ALWAYS}/", no_such_piece),
)
ASKED = (
    *of(
        "sara",
        ("explore", "/numbers/explore/"),
        ("a question", f"/numbers/explore/measures/{MEASURE}/"),
        ("an answer", "/numbers/explore/{asked}/"),
        ("two answers", "/numbers/explore/{other}/?beside={beside}"),
    ),
    State("a question with faults", "sara", f"/numbers/explore/measures/{MEASURE}/", choose_nothing),
    *of(
        "unseated",
        ("boundaries", "/numbers/map/"),
        ("boundaries looked at", "/numbers/map/{looked_at}/"),
        ("boundaries in use", "/numbers/map/{used}/"),
    ),
    State("boundaries with faults", "unseated", "/numbers/map/", send_nothing),
)
SETS = {"reports": REPORTS, "releases": RELEASES, "asked": ASKED}


@pytest.mark.parametrize("what", SETS)
@pytest.mark.parametrize(("language", "width", "colours"), SAMPLE)
def test_every_page(walkers: Walkers, what: str, language: str, width: int, colours: str) -> None:
    assert list(faults(walkers, SETS[what], KNOWN, language, width, colours)) == []


@pytest.mark.every
@pytest.mark.parametrize("what", SETS)
@pytest.mark.parametrize(("language", "width", "colours"), REST)
def test_every_page_in_the_rest(walkers: Walkers, what: str, language: str, width: int, colours: str) -> None:
    assert list(faults(walkers, SETS[what], KNOWN, language, width, colours)) == []
