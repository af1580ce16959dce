"""A member asks the numbers on pages; the queue answers as far as all their answers together stay safe; nobody else reads it."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from commontable.groundwork.access.session import acting_as
from commontable.insight.explorer import jobs, showing, views
from commontable.insight.explorer.actions import stop
from commontable.insight.explorer.models import Exploration
from commontable.insight.release import knowing
from commontable.insight.release.knowing import read
from commontable.insight.release.measuring import PIECES_OF
from commontable.insight.release.models import AskedCut
from commontable.insight.release.snapshots import Snapshot
from commontable.insight.release.tests.making import figure, made, rows, star

KINDS = [*rows(60, kind="individual"), *rows(40, kind="family"), *rows(3, kind="dwelling")]


@pytest.fixture
def taken(monkeypatch) -> Snapshot:
    """One snapshot, of situations made by hand at the table of the cast."""

    class ByHand(Snapshot):
        def star(self):
            return star(KINDS)

    found = ByHand(Path("2026-11-20T040000Z"), date(2026, 11, 20))
    monkeypatch.setattr(views, "snapshots", lambda: [found])
    monkeypatch.setattr(jobs, "snapshot_of", lambda name: found if name == found.name else None)
    return found


@pytest.fixture
def asked(cast, client, taken):
    """Ask as this person; what the queue was given is answered at once."""

    def ask(person: str, place: str, measure: str = "kinds", runs: bool = True, **more) -> Exploration:
        client.force_login(cast.accounts[person])
        sent = {"place": place, "first": "kind", "second": "", "since": "2026-Q1", "until": "2026-Q1", **more}
        answer = client.post(reverse("explorer:ask", args=[measure]), sent)
        assert answer.status_code == 302, answer.content.decode()
        with acting_as(cast.actors[person]):
            newest = Exploration.objects.first()
        if runs:
            jobs.answer_exploration(str(newest.pk), str(newest.table_id or ""))
        with acting_as(cast.actors[person]):
            return Exploration.objects.get(pk=newest.pk)

    return ask


def numbers(asked: Exploration) -> dict:
    return {(*key, part): number for key, part, number, _reason in asked.lines}


def page_of(client, name: str, asked: Exploration, **get) -> str:
    answer = client.get(reverse(f"explorer:{name}", args=[asked.pk]), get)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_question_is_answered_with_what_would_tell_of_few_withheld(cast, client, asked):
    answer = asked("hana", f"table:{cast.tables['EA']}")
    assert (answer.progress, answer.is_kept) == ("done", False)
    told = numbers(answer)
    assert told["individual", "numerator"] == 60
    assert told["dwelling", "numerator"] is None
    assert 3 not in told.values()
    shown = page_of(client, "exploration", answer)
    assert "withheld" in shown
    assert "60" in shown
    assert "<svg" in shown


def test_the_files_say_what_the_page_says_and_no_more(cast, client, asked):
    answer = asked("hana", f"table:{cast.tables['EA']}")
    lines = list(csv.reader(io.StringIO(page_of(client, "csv", answer))))
    whole = json.loads(page_of(client, "json", answer))
    assert ["dwelling", "numerator", "", "withheld"] in lines
    assert {(each["kind"], each["part"], each["number"]) for each in whole["numbers"]} == {
        (*key, number) for key, number in numbers(answer).items()
    }
    assert whole["definition"]["version"] >= 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"since": "2026-Q2", "until": "2026-Q1"}, "lies before the first"),
        ({"second": "kind"}, "chosen twice"),
        ({"tables": ["EA"]}, "Tick none"),
        ({"place": "steering"}, "steering is not one of the available choices"),
    ],
)
def test_a_question_that_cannot_be_put_says_what_to_do(cast, client, taken, sent, said):
    client.force_login(cast.accounts["hana"])
    right = {
        "place": f"table:{cast.tables['EA']}",
        "first": "kind",
        "second": "",
        "since": "2026-Q1",
        "until": "2026-Q1",
    }
    answer = client.post(reverse("explorer:ask", args=["kinds"]), right | sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    with acting_as(cast.hana):
        assert not Exploration.objects.exists()


def test_dis_05_what_earlier_answers_would_give_away_is_not_answered(cast, client, taken, asked, monkeypatch):
    """All tables, then all tables but one: of that one there are three."""
    few = [*rows(50, table="EA"), *rows(50, table="WE"), *rows(3, table="NO")]
    monkeypatch.setattr(type(taken), "star", lambda self: star(few))
    first = asked("hana", "public", "accepted_situations", first="")
    assert numbers(first)["numerator",] == 103
    second = asked("hana", "public", "accepted_situations", first="", tables=["EA", "WE"])
    assert second.progress == "refused" or numbers(second)["numerator",] is None
    with acting_as(cast.hana):
        shown = [asked.shown for asked in AskedCut.objects.all()]
    assert "100" not in json.dumps(shown)


@pytest.mark.parametrize("places", [("own", "public"), ("public", "own")])
def test_dis_05_what_a_table_and_everybody_are_told_is_safe_together(cast, client, taken, asked, monkeypatch, places):
    """At two tables: the one's own number and the city's give the other's three away, whichever is asked first."""
    few = [*rows(50, table="EA"), *rows(3, table="WE")]
    monkeypatch.setattr(type(taken), "star", lambda self: star(few))
    where = {"own": f"table:{cast.tables['EA']}", "public": "public"}
    told = [asked("hana", where[place], "accepted_situations", first="") for place in places]
    shown = [numbers(each).get(("numerator",)) for each in told]
    assert shown[0] in (50, 53)
    assert shown[1] is None


def test_what_was_released_to_ones_table_counts_for_a_question_of_everybodys(cast, client, taken, asked, monkeypatch):
    few = star([*rows(50, table="EA"), *rows(3, table="WE")])
    monkeypatch.setattr(type(taken), "star", lambda self: few)
    known = made(few, figure("accepted_situations"), table="EA", audience="table")

    def released(audience, table, leaving):
        return read(known.tables, "table:x") if table else []

    monkeypatch.setattr(knowing, "released_to", released)
    assert numbers(asked("hana", "public", "accepted_situations", first="")).get(("numerator",)) is None


def test_every_measure_on_offer_can_be_answered_and_what_hangs_is_ended(cast, client, asked, monkeypatch):
    for code, measure in showing.measures().items():
        assert not measure.needs or code in PIECES_OF
    hanging = asked("hana", "public", runs=False)
    monkeypatch.setattr(jobs, "HANGS", -jobs.HANGS)
    jobs.end_what_hangs()
    assert "Ask again" in page_of(client, "exploration", hanging)


def test_stopped_while_it_is_answered_nothing_is_kept(cast, client, taken, asked, monkeypatch):
    def meanwhile(_name):
        with acting_as(cast.hana):
            stop(Exploration.objects.get(), actor=cast.hana)
        return taken

    monkeypatch.setattr(jobs, "snapshot_of", meanwhile)
    stopped = asked("hana", "public")
    assert (stopped.progress, stopped.lines) == ("stopped", [])
    with acting_as(cast.hana):
        assert not AskedCut.objects.exists()


def test_a_press_stops_it_and_the_queue_leaves_it(cast, client, asked):
    waiting = asked("hana", "public", runs=False)
    assert "Waiting for its turn" in page_of(client, "exploration", waiting)
    assert client.get(reverse("explorer:csv", args=[waiting.pk])).status_code == 404
    client.post(reverse("explorer:stop", args=[waiting.pk]))
    assert jobs.answer_exploration(str(waiting.pk), "") == "over"
    assert "It was stopped" in page_of(client, "exploration", waiting)


def test_an_expired_snapshot_is_said(cast, client, taken, asked, monkeypatch):
    monkeypatch.setattr(jobs, "snapshot_of", lambda name: None)
    assert "snapshot is no longer kept" in page_of(client, "exploration", asked("hana", "public"))


def test_without_a_snapshot_the_page_says_who_takes_one(cast, client, monkeypatch):
    monkeypatch.setattr(views, "snapshots", list)
    client.force_login(cast.accounts["hana"])
    assert "There is no snapshot yet" in client.get(reverse("explorer:ask", args=["kinds"])).content.decode()


def test_two_answers_stand_side_by_side(cast, client, asked):
    place = f"table:{cast.tables['EA']}"
    older, newer = asked("hana", place), asked("hana", place, until="2026-Q2")
    assert "Q1 2026</th>" in page_of(client, "exploration", newer, beside=str(older.pk))


def test_in_french_the_question_is_asked_in_french(cast, client, taken):
    """Its labels were asked for under a name that the catalogue is not made from."""
    client.force_login(cast.accounts["hana"])
    client.post("/language/", {"language": "fr"})
    text = client.get(reverse("explorer:ask", args=["category_prevalence"])).content.decode()
    assert [each in text for each in ("Ventiler par", "De ces tables, additionnées", "Cut by")] == [True, True, False]
    assert "T1 2026" in text


def test_what_is_kept_stays_and_the_rest_goes_after_a_month(cast, client, asked, monkeypatch):
    kept, other = asked("hana", "public"), asked("hana", "public", "accepted_situations", first="")
    client.post(reverse("explorer:keep", args=[kept.pk]))
    monkeypatch.setattr(jobs, "KEPT", -jobs.KEPT)
    jobs.let_go()
    with acting_as(cast.hana):
        assert [each.pk for each in Exploration.objects.all()] == [kept.pk]
    client.post(reverse("explorer:drop", args=[kept.pk]))
    with acting_as(cast.hana):
        assert not Exploration.objects.exists()
        assert AskedCut.objects.count() == 2
    assert other.pk != kept.pk


def test_nobody_else_reads_what_one_asked(cast, client, asked):
    answer = asked("hana", "public")
    client.force_login(cast.accounts["omar"])
    assert client.get(reverse("explorer:exploration", args=[answer.pk])).status_code == 404
    with acting_as(cast.omar):
        assert not Exploration.objects.exists()
    with acting_as(cast.hana):
        assert Exploration.objects.exists()


def test_every_measure_is_offered_under_its_theme(cast, client):
    client.force_login(cast.accounts["hana"])
    page = client.get(reverse("explorer:explore")).content.decode()
    assert page.count("/numbers/explore/measures/") > 30
