"""What do the pages of releases say, to whom, and what do they ask of the database?"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from commontable.front.site.actors import actor_of_account
from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as
from commontable.insight.release import jobs, offers, views
from commontable.insight.release.figures import Span
from commontable.insight.release.models import Preparation, Release
from commontable.insight.release.offers import of_period
from commontable.insight.release.reading import ReleasedFigure, label, places, reasons, said, sheets_of, words
from commontable.insight.release.snapshots import snapshot_of, snapshots
from commontable.partnership.tables.models import CityRole, SituationTable
from tests.cast import Cast

from .city import FOLDER, TAKEN, Taken, asked, everyday, named, on, published
from .making import figure

pytestmark = pytest.mark.django_db
SPAN = {"since": "2026-Q1", "until": "2026-Q1", "snapshot": FOLDER, "report": "short"}


@pytest.fixture
def analyst(cast):
    return named(cast, "unseated", "analyst")


@pytest.fixture
def second(cast):
    return named(cast, "wilma", "analyst")


@pytest.fixture(autouse=True)
def snapshot(monkeypatch):
    """A snapshot that is there, and a short report of one figure."""
    on(everyday(), monkeypatch)
    monkeypatch.setattr(views, "snapshots", lambda: [Taken(everyday())])
    short = offers.Offer(
        "short", lambda _: "Key figures", lambda span, city: (of_period("aer_share", ("table",), span),)
    )
    monkeypatch.setitem(offers.OFFERS, "short", short)


def browser(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


def text(client: Client, name: str, *args) -> str:
    answer = client.get(reverse(f"release:{name}", args=args))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def make_city_wide(code: str) -> None:
    with acting_as(operator()):
        from commontable.groundwork.access.licence import licensed
        from commontable.groundwork.ledger.entries import record
        from commontable.groundwork.ledger.models import Kind

        record(Kind.DID, "set_up", operator())
        with licensed("test"):
            SituationTable.objects.filter(code=code).update(is_city_wide=True)


def test_from_the_form_to_the_public(cast, analyst, second):
    maker = browser(cast, "unseated")
    wish = {**SPAN, "audience": "public", "place": "city", "as_asked": "on"}
    answer = maker.post(reverse("release:new"), wish)
    with acting_as(analyst):
        waiting = Preparation.objects.get()
    assert answer.url == reverse("release:making", args=[waiting.pk])
    assert "Step 0 of" in text(maker, "making", waiting.pk)
    assert "Under way" in text(maker, "releases")
    assert jobs.make_release(preparation=str(waiting.pk)) == "done"
    here = maker.get(answer.url).url
    page = maker.get(here).content.decode()
    assert "Somebody else publishes it" in page
    assert "Withheld, for the eyes of those who make releases" in page
    assert browser(cast, "hana").get(here).status_code == 404
    with acting_as(analyst):
        mark = Release.objects.get().certificate_mark
    other = browser(cast, "wilma")
    assert mark in other.get(here).content.decode()
    assert other.post(f"{here}publish/", {"certificate": mark}).status_code == 302
    page = browser(cast, "hana").get(here).content.decode()
    assert "Share that met the threshold" in page
    assert "for the eyes of those who make" not in page
    assert "Publish it" not in page
    assert "Key figures" in text(browser(cast, "hana"), "releases")


def test_a_figure_of_few_is_shown_as_a_whole_and_says_so_in_both_languages(cast, analyst):
    maker = browser(cast, "unseated")
    assert "Before anything is withheld, each figure is made coarser" in text(maker, "new")
    release = _made_by_form(maker, analyst)
    (kept,) = release.figures
    assert [each["by"] for each in kept["rungs"]] == [["table"], []]
    page = text(maker, "release", release.pk)
    assert "shown as a whole, because by table only 0% of the cells" in page
    assert "Figures shown more coarsely" in page
    with acting_as(analyst), override("fr"):
        assert "en un seul tout" in sheets_of(release)[0].widened


def test_an_analyst_may_choose_to_withhold_only(cast, analyst):
    maker = browser(cast, "unseated")
    release = _made_by_form(maker, analyst, as_asked="on")
    assert [each["by"] for each in release.figures] == [["table"]]
    assert "Figures were not made coarser" in text(maker, "release", release.pk)


def _made_by_form(maker: Client, analyst, **more: str) -> Release:
    maker.post(reverse("release:new"), {**SPAN, "audience": "public", "place": "city", **more})
    with acting_as(analyst):
        waiting = Preparation.objects.get()
    assert jobs.make_release(preparation=str(waiting.pk)) == "done"
    with acting_as(analyst):
        return Release.objects.get()


def test_it_says_withheld_and_no_number(cast, analyst, second):
    release = published(analyst, second, figure("aer_share", "table"))
    page = text(browser(cast, "hana"), "release", release.pk)
    assert "withheld" in page
    assert "Numbers shown" in page


def test_the_last_release_stands_beside(cast, analyst, second):
    published(analyst, second)
    release = published(analyst, second)
    assert "Last time" in text(browser(cast, "hana"), "release", release.pk)


def test_it_is_withdrawn_for_a_reason(cast, analyst, second):
    release = published(analyst, second)
    client = browser(cast, "unseated")
    url = reverse("release:withdraw", args=[release.pk])
    assert client.post(url, {}).status_code == 422
    assert client.post(url, {"why": "unsafe"}).status_code == 302
    page = text(browser(cast, "hana"), "release", release.pk)
    assert "it told more than it should" in page
    assert "Its numbers are shown no more" in page


def test_what_is_not_safe_says_why_and_where(cast, analyst):
    waiting = asked(analyst, snapshot="2020-01-01T00:00:00")
    jobs.make_release(preparation=str(waiting.pk))
    assert "no longer kept" in text(browser(cast, "unseated"), "making", waiting.pk)


def test_where_a_number_could_be_worked_out_is_said_in_words(cast, analyst):
    at = [
        ["category~", "not under gangs"],
        ["kind+table", "family+EA"],
        ["measure", "aer_share.no"],
        ["quarter", "2026-Q1"],
    ]
    unknown = [["measure", "decided"], ["as of", "an earlier one"]]
    with acting_as(analyst):
        found = places([{"at": at, "why": "x"}, {"at": unknown, "why": "x"}, {"at": [], "why": "x"}])
    said = "Share that met the threshold, Risk category not under gangs, Kind of subject Family, Table East table, Quarter brought Q1 2026"
    assert found == [said, "decided, as of an earlier one", "x"]


def test_it_is_stopped_on_its_page(cast, analyst):
    waiting = asked(analyst)
    assert browser(cast, "unseated").post(reverse("release:stop", args=[waiting.pk])).status_code == 302
    with acting_as(analyst):
        assert Preparation.objects.get().progress == "stopped"


def test_a_coordinator_asks_for_the_tables_own_and_no_more(cast):
    coral = browser(cast, "coral")
    assert 'value="public"' not in text(coral, "new")
    url = reverse("release:new")
    assert coral.post(url, {**SPAN, "audience": "public", "place": "city"}).status_code == 422
    wrong = {**SPAN, "audience": "table", "place": str(cast.tables["EA"]), "since": "2026-Q2"}
    assert "lies before the first" in coral.post(url, wrong).content.decode()
    right = {**SPAN, "audience": "table", "place": str(cast.tables["EA"])}
    assert coral.post(url, right).status_code == 302


def test_a_release_for_a_table_is_of_that_table(cast, analyst):
    answer = browser(cast, "unseated").post(reverse("release:new"), {**SPAN, "audience": "table", "place": "city"})
    assert "is of that table" in answer.content.decode()


def test_without_a_snapshot_the_form_says_who_takes_one(cast, analyst, monkeypatch):
    monkeypatch.setattr(views, "snapshots", list)
    assert "There is no snapshot yet" in text(browser(cast, "unseated"), "new")


def test_a_coordinator_of_the_city_names_and_ends(cast):
    coral, url = browser(cast, "coral"), reverse("release:people")
    assert coral.post(url, {"office": "analyst", "email": "omar@example.org"}).status_code == 403
    make_city_wide("EA")
    assert coral.post(url, {"office": "analyst", "email": "nobody@example.org"}).status_code == 422
    assert coral.post(url, {"office": "analyst", "email": "Omar@example.org"}).status_code == 302
    assert coral.post(url, {"office": "analyst", "email": "omar@example.org"}).status_code == 422
    assert "Omar Housing" in text(browser(cast, "hana"), "people")
    assert actor_of_account(cast.accounts["omar"].pk).analyses
    with acting_as(cast.coral):
        role = CityRole.objects.get()
    assert browser(cast, "hana").post(reverse("release:end_role", args=[role.pk])).status_code == 403
    assert coral.post(reverse("release:end_role", args=[role.pk])).status_code == 302
    assert not actor_of_account(cast.accounts["omar"].pk).analyses


def test_the_least_count_is_raised_on_its_page(cast, analyst):
    client, url = browser(cast, "unseated"), reverse("release:thresholds")
    assert client.post(url, {"audience": "public", "least": 25}).status_code == 302
    assert "never lowered" in client.post(url, {"audience": "public", "least": 21}).content.decode()
    assert "25" in text(client, "thresholds")


def test_the_pages_ask_no_more_for_more_rows(cast, analyst, second):
    client = browser(cast, "hana")
    release = published(analyst, second)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            text(client, "releases")
            text(client, "release", release.pk)
        counts.append(len(queries))
        published(analyst, second, figure("aer_share"), figure("aer_share", "table"))
    assert counts[0] == counts[1]


def test_a_page_in_french_has_the_definitions_words(cast, analyst, second):
    release = published(analyst, second)
    client = browser(cast, "hana")
    client.post("/language/", {"language": "fr"})
    page = client.get(reverse("release:release", args=[release.pk])).content.decode()
    assert "Part ayant atteint le seuil" in page


def test_a_cell_in_words():
    def one(kind: str, **parts) -> tuple:
        return said(ReleasedFigure("a", "a", kind, (), "", {}), parts)

    assert one("count", numerator=1234.0) == ("1,234", "", False)
    assert one("share", numerator=None, denominator=40.0) == ("withheld", "40", True)
    assert one("share", numerator=None, denominator=None) == ("withheld", "", True)
    assert one("share", numerator=30.0, denominator=40.0) == ("75%", "40", False)
    assert one("share", numerator=0.0, denominator=0.0) == ("nobody", "", False)
    assert one("ratio", numerator=100.0, denominator=40.0) == ("2.5", "40", False)
    assert one("time", numerator=30.0, denominator=40.0) == ("not reached", "40", False)
    assert one("time", numerator=30.0, denominator=40.0, value=9.25) == ("9.2", "40", False)
    with override("fr"):
        assert one("ratio", numerator=4001.0, denominator=2.0)[0] == "2\u00a0000,5"


def test_a_piece_in_words():
    assert label("kind", "person") != "person"
    assert [label("kind", "all"), label("table", "EA"), label("table", "empty")] == ["All", "EA", "Not recorded"]
    assert [label("emergency", each) for each in ("true", "false")] == ["yes", "no"]
    assert words({"en": "a", "fr": "b"}) == "a"
    assert reasons({"a": {"small": 2}, "b": {"small": 1, "linked": 3}}) == [
        ("few people", 3),
        ("to protect another table’s", 3),
    ]


def test_snapshots_are_folders_with_a_manifest(tmp_path, settings):
    settings.SNAPSHOTS = tmp_path / "snapshots"
    assert snapshots() == []
    for name in ("2026-04-09T030000", "2026-05-01T030000", "half"):
        (tmp_path / "snapshots" / name).mkdir(parents=True)
    for name in ("2026-04-09T030000", "2026-05-01T030000"):
        (tmp_path / "snapshots" / name / "manifest.json").write_text('{"taken_at": "2026-04-09"}')
    assert [each.name for each in snapshots()] == ["2026-05-01T030000", "2026-04-09T030000"]
    assert snapshots()[0].taken_on == TAKEN
    assert snapshot_of("../../etc") is None


def test_the_short_report_has_key_figures_and_of_the_city_its_tables():
    found = offers._short(Span.read("2026-Q1"), True)
    assert found[-1].by == ("table",)
    assert len(offers._short(Span.read("2026-Q1"), False)) == len(found) - 1
