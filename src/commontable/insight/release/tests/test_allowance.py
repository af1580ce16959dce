"""DIS-05: is what a reader asks one after the other still safe together?"""

from itertools import combinations

import pytest

from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.session import acting_as
from commontable.insight.release.allowance import Answer, Question, answer
from commontable.insight.release.models import AskedCut
from tests.entries import entries_of

from .city import FOLDER, named, on, published
from .making import figure, rows, star

pytestmark = pytest.mark.django_db

TABLES = {"EA": 40, "WE": 45, "NO": 50, "SO": 55, "UP": 2, "LO": 3}


def city():
    """Both answers in plenty at every table but at two."""
    sizes = {code: max(count, 30) for code, count in TABLES.items()}
    some = [rows(TABLES[code], table=code) for code in TABLES]
    return star(*some, *(rows(count, accepted=False, table=code) for code, count in sizes.items()))


def ask(actor, *by, tables=(), audience="public", of=None) -> Answer:
    with acting_as(actor):
        question = Question(audience, None, FOLDER, figure("aer_share", *by, tables=tables))
        return answer(question, actor=actor, star=of or city())


def numbers(found: Answer) -> dict:
    return {(each.key, each.part): each.number for each in found.lines}


def test_dis_05_all_of_toronto_minus_some_tables_finds_nothing(cast):
    """The script: the whole, then every choice of four of six tables; whatever is answered, no few are a difference."""
    answered = {tuple(TABLES): numbers(ask(cast.hana, tables=tuple(TABLES)))}
    for some in combinations(TABLES, 4):
        answered[some] = numbers(ask(cast.hana, tables=some))
    known = {some: found.get(((), "numerator")) for some, found in answered.items()}
    shown = {some: number for some, number in known.items() if number is not None}
    differences = [
        abs(shown[one] - shown[other])
        for one, other in combinations(shown, 2)
        if set(one) > set(other) or set(other) > set(one)
    ]
    assert [each for each in differences if 0 < each < 20] == []
    assert len(shown) >= 1


def test_the_same_question_is_answered_the_same_again(cast):
    first, again = ask(cast.hana), ask(cast.hana)
    assert numbers(first) == numbers(again)
    assert first.kind == "share"
    assert first.definitions


def test_what_was_released_to_a_reader_counts(cast, monkeypatch):
    on(city(), monkeypatch)
    analyst, second = named(cast, "unseated", "analyst"), named(cast, "wilma", "analyst")
    published(analyst, second, figure("aer_share", tables=tuple(TABLES)))
    found = numbers(ask(cast.hana, tables=tuple(code for code in TABLES if code not in ("UP", "LO"))))
    assert None in (found.get(((), "numerator")), found.get(((), "denominator"))) or not found


def test_a_cut_of_a_few_is_refused_with_a_sentence_and_on_record(cast):
    with entries_of() as entries:
        found = ask(cast.hana, of=star(rows(3)))
    assert found.refused == "nothing_left"
    assert "few people" in found.sentence
    assert not found.lines
    assert [entry.action for entry in entries] == ["ask"]
    with acting_as(cast.hana):
        assert AskedCut.objects.get().refused_for == "nothing_left"
    with acting_as(cast.omar):
        assert not AskedCut.objects.exists()


def test_what_contradicts_is_refused(cast, monkeypatch):
    from commontable.insight.release import allowance
    from commontable.insight.release.making import NotPublishable

    def unsafe(*_, **__):
        raise NotPublishable("timed_out")

    monkeypatch.setattr(allowance, "make", unsafe)
    assert "not proved in time" in ask(cast.hana).sentence
    assert Answer().sentence == ""


def test_another_audiences_numbers_are_not_asked(cast):
    with pytest.raises(Refused):
        ask(cast.hana, audience="steering")
