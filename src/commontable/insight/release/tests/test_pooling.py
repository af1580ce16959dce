"""DIS-05, DIS-06: what readers can work out who put their answers together, of one table and of the committee."""

from itertools import permutations

import pytest

from commontable.groundwork.access.session import acting_as
from commontable.insight.release import allowance, jobs
from commontable.insight.release.allowance import Answer, Question, answer
from commontable.insight.release.making import make
from commontable.insight.release.models import AskedCut, Preparation

from .city import FOLDER, asked, named, on, prepared, published
from .making import figure, rows, star

pytestmark = pytest.mark.django_db

ACCEPTED = figure("accepted_situations")


def few():
    """Of the west there are three: the city less the east."""
    return star(rows(50, table="EA"), rows(3, table="WE"))


def ask(actor, audience="public", table=None, of=None, *by, tables=()) -> Answer:
    with acting_as(actor):
        question = Question(audience, table, FOLDER, figure("accepted_situations", *by, tables=tables))
        return answer(question, actor=actor, star=of or few())


def number(found: Answer) -> float | None:
    return next((each.number for each in found.lines), None)


def test_two_members_of_one_table_are_told_no_more_together_than_one(cast):
    for first, second in permutations((cast.hana, cast.omar)):
        assert first.member != second.member
    told = number(ask(cast.hana, "table", cast.tables["EA"])), number(ask(cast.omar))
    assert told == (50, None)


def test_two_members_of_different_questions_of_everybody(cast):
    """All tables, then all but one: asked by two."""
    of = star(rows(50, table="EA"), rows(50, table="WE"), rows(3, table="NO"))
    assert number(ask(cast.hana, of=of)) == 103
    assert number(ask(cast.hugo, of=of, tables=("EA", "WE"))) is None


@pytest.mark.parametrize("committee_first", [True, False])
def test_a_member_and_one_of_the_committee(cast, committee_first):
    steers = named(cast, "odile", "steering")
    asks = [(steers, "steering", None), (cast.hana, "table", cast.tables["EA"])]
    told = [number(ask(*one)) for one in (asks if committee_first else asks[::-1])]
    assert told[0] in (50, 53)
    assert told[1] is None


def test_a_colleagues_question_is_answered_the_same(cast):
    of = star(rows(60), rows(40, table="WE"))
    assert number(ask(cast.hana, of=of)) == number(ask(cast.omar, of=of)) == 100


@pytest.mark.parametrize("committee_first", [True, False])
def test_a_release_to_a_table_and_one_to_the_committee(cast, monkeypatch, committee_first):
    """Whoever sits in both would read the west's three."""
    on(few(), monkeypatch)
    analyst, second = named(cast, "unseated", "analyst"), named(cast, "wilma", "analyst")
    ways = [{"audience": "steering"}, {"audience": "table", "table": cast.tables["EA"]}]
    one, other = ways if committee_first else ways[::-1]
    published(analyst, second, ACCEPTED, **one)
    waiting = asked(analyst, ACCEPTED, **other)
    jobs.make_release(preparation=str(waiting.pk), table=str(other.get("table", "")))
    with acting_as(analyst):
        ended = Preparation.objects.get(pk=waiting.pk)
        shown = [each.number for each in ended.release.numbers.all()] if ended.release else []
    assert [each for each in shown if each is not None] == []


def test_what_is_prepared_counts_for_a_question_for_it_may_leave_any_moment(cast, monkeypatch):
    of = star(rows(50, table="EA"), rows(50, table="WE"), rows(3, table="NO"))
    on(of, monkeypatch)
    analyst = named(cast, "unseated", "analyst")
    assert prepared(analyst, ACCEPTED).numbers is not None
    assert number(ask(cast.hana, of=of, tables=("EA", "WE"))) is None


def test_what_was_told_while_an_answer_was_made_makes_it_be_made_again(cast, monkeypatch):
    of = star(rows(50, table="EA"), rows(50, table="WE"), rows(3, table="NO"))
    meanwhile = iter([lambda: ask(cast.omar, of=of)])

    def slow(*given, **kept):
        made = make(*given, **kept)
        next(meanwhile, lambda: None)()
        return made

    monkeypatch.setattr(allowance, "make", slow)
    assert number(ask(cast.hana, of=of, tables=("EA", "WE"))) is None
    with acting_as(cast.omar):
        assert not AskedCut.objects.get().refused_for


def test_where_others_always_come_first_it_is_to_be_asked_again(cast, monkeypatch):
    monkeypatch.setattr(allowance, "told_so_far", lambda **_: object())
    found = ask(cast.hana, of=star(rows(60)))
    assert (found.refused, found.lines) == ("overtaken", ())
    assert "again" in found.sentence


def test_a_release_is_made_again_when_somebody_was_answered_meanwhile(cast, monkeypatch):
    of = star(rows(50, table="EA"), rows(50, table="WE"), rows(3, table="NO"))
    on(of, monkeypatch)
    analyst = named(cast, "unseated", "analyst")
    meanwhile = iter([lambda: ask(cast.omar, of=of, tables=("EA", "WE"))])

    def slow(*given, **kept):
        made = make(*given, **kept)
        next(meanwhile, lambda: None)()
        return made

    monkeypatch.setattr(jobs, "make", slow)
    release = prepared(analyst, ACCEPTED)
    with acting_as(analyst):
        assert [each.number for each in release.numbers.all()] == [None]


def test_a_release_that_is_always_overtaken_is_refused(cast, monkeypatch):
    on(star(rows(60)), monkeypatch)
    analyst = named(cast, "unseated", "analyst")
    monkeypatch.setattr(jobs, "told_so_far", lambda **_: object())
    waiting = asked(analyst, ACCEPTED)
    assert jobs.make_release(preparation=str(waiting.pk)) == "refused"
    with acting_as(analyst):
        assert Preparation.objects.get().code == "overtaken"


def test_whoever_sits_among_two_tables_is_tried_with_what_both_were_told(cast):
    of = star(rows(60), rows(40, table="WE"))
    assert number(ask(cast.hugo, "table", cast.tables["WE"], of=of)) == 40
    analyst = named(cast, "unseated", "analyst")
    question = Question("table", cast.tables["EA"], FOLDER, ACCEPTED)
    with acting_as(analyst):
        tried, of_one = (allowance.readers(question, each) for each in (analyst.member, cast.hana.member))
        of_nobody = allowance.readers(question, None)
    assert len(tried) == len(of_one) + 1
    assert of_nobody == of_one
    assert not any(one.known for one in of_one)
    assert tried[-1].known
