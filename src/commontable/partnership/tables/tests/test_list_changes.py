"""Who changes the lists of the installation, from which day, and what does every process read afterwards?"""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import Error, connection, transaction
from django.utils import timezone

from commontable.groundwork.access.errors import Invalid, Refused, WriteOutsideAction
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Entry
from commontable.groundwork.ledger.models import Kind as EntryKind
from commontable.groundwork.vocabulary.changes import Change, Kind
from commontable.groundwork.vocabulary.editions import new_edition
from commontable.groundwork.vocabulary.lists import load, load_on, shipped, state
from commontable.groundwork.vocabulary.models import ListChange
from commontable.groundwork.vocabulary.provenance import term_sentence
from commontable.insight.mart import BITS
from commontable.partnership.tables import list_rules as rules
from commontable.partnership.tables.actions.term_lists import change_list, undo_list_change
from tests.pure import OTHER_TABLE, TABLE, code, coordinator, member

TODAY = date(2026, 11, 25)
FIRE = shipped("study_flags").codes()[0]


def proposed(of="study_flags", kind=Kind.ADD, term="own_001", on=TODAY, tables=(TABLE,)) -> rules.Proposed:
    change = Change(of, term, kind, on, en="Fentanyl alert", fr="Alerte au fentanyl")
    return rules.Proposed(change, shipped(of), TODAY, frozenset(tables))


# Rules


def test_coordinators_of_a_table_change_lists_and_nobody_else():
    assert code(rules.may_change_lists(coordinator())) == "yes"
    assert code(rules.may_change_lists(member())) == "coordinator_only"
    assert code(rules.may_change_term(member(), proposed())) == "coordinator_only"
    assert code(rules.may_change_term(coordinator(), proposed())) == "yes"
    assert proposed().ledger_place() == {}


def test_no_change_reaches_back():
    assert code(rules.may_change_term(coordinator(), proposed(on=TODAY - timedelta(days=1)))) == "day_is_past"


def test_coordinators_of_other_tables_have_a_week_to_see_it():
    both = (TABLE, OTHER_TABLE)
    assert code(rules.may_change_term(coordinator(), proposed(tables=both))) == "notice_first"
    assert code(rules.may_change_term(coordinator(), proposed(tables=both, on=TODAY + timedelta(days=7)))) == "yes"
    runs_both = replace(coordinator(), coordinates=frozenset(both))
    assert code(rules.may_change_term(runs_both, proposed(tables=both))) == "yes"


def test_lists_and_terms_on_which_a_rule_turns_keep_their_terms():
    assert code(rules.may_change_term(coordinator(), proposed("conclusions"))) == "list_is_fixed"
    fixed = proposed("plan_tasks", Kind.RETIRE, "first_contact")
    assert code(rules.may_change_term(coordinator(), fixed)) == "term_is_fixed"
    assert code(rules.may_change_term(coordinator(), proposed("conclusions", Kind.WORDS, "connected"))) == "yes"


def test_a_list_holds_what_figures_tell_apart_and_no_term_more():
    one = shipped("agency_types").get("hospital")
    for many, said in ((rules.MOST - 1, "yes"), (rules.MOST, "list_is_full")):
        terms = [replace(one, code=f"own_{n:03}") for n in range(many)]
        longest = replace(proposed("agency_types"), vocabulary=replace(shipped("agency_types"), terms=tuple(terms)))
        assert code(rules.may_change_term(coordinator(), longest)) == said
    assert 2 * BITS == rules.MOST


def test_a_term_is_retired_once():
    gone = replace(shipped("study_flags").get(FIRE), valid_to=TODAY - timedelta(days=1))
    flags = replace(shipped("study_flags"), terms=(gone,))
    again = replace(proposed(kind=Kind.RETIRE, term=FIRE), vocabulary=flags)
    assert code(rules.may_change_term(coordinator(), again)) == "retired_already"
    assert code(rules.may_change_term(coordinator(), proposed(kind=Kind.RETIRE, term=FIRE))) == "yes"


def test_any_coordinator_undoes_once():
    assert code(rules.may_undo_change(coordinator(OTHER_TABLE), SimpleNamespace(undone_at=None))) == "yes"
    assert code(rules.may_undo_change(coordinator(), SimpleNamespace(undone_at=TODAY))) == "undone_already"


# Actions


@pytest.fixture
def coral(cast):
    """The coordinator of both tables."""
    return replace(cast.coral, coordinates=frozenset(cast.tables.values()))


def today() -> date:
    return timezone.localdate(moment())


def fire(kind=Kind.ADD, term="own_001", of="study_flags", days=0, **said: Any) -> Change:
    words = {"en": "Fentanyl alert", "fr": "Alerte au fentanyl"} if kind in (Kind.ADD, Kind.WORDS) else {}
    return Change(of, term, kind, today() + timedelta(days=days), **(words | said))


@pytest.mark.django_db
def test_an_added_term_is_read_at_once_by_every_later_transaction_and_named_in_the_ledger_by_its_code(coral, cast):
    with acting_as(coral):
        change_list(fire(), actor=coral)
        entry = Entry.objects.get(action="add_term")
        assert entry.details == {"listed": "study_flags", "code": "own_001", "starts_on": int(f"{today():%Y%m%d}")}
        assert "own_001" in load("study_flags")
    with acting_as(cast.hana):
        term = load("study_flags").get("own_001")
        assert term.in_use(today())
        assert term_sentence(term).startswith("Added by this installation")


@pytest.mark.django_db
def test_undoing_leaves_the_term_readable_and_offers_it_no_more(coral):
    with acting_as(coral):
        row = change_list(fire(), actor=coral)
        before = state()
        undo_list_change(row, actor=coral, listed=row.list, code=row.code, what=row.kind)
        assert state() != before
        assert load("study_flags").label("own_001", "en") == "Fentanyl alert"
        assert "own_001" not in [term.code for term in load("study_flags").current(today())]
        with pytest.raises(Invalid):
            undo_list_change(row, actor=coral, listed=row.list, code=row.code, what=row.kind)
        row.refresh_from_db()
        with pytest.raises(Refused):
            undo_list_change(row, actor=coral, listed=row.list, code=row.code, what=row.kind)


class GivenUp(Exception):
    """After the change something else went wrong in its transaction."""


def _give_up(actor) -> None:
    with acting_as(actor):
        change_list(fire(), actor=actor)
        assert "own_001" in load("study_flags")
        raise GivenUp


@pytest.mark.django_db
def test_a_change_that_was_taken_back_with_its_transaction_is_read_by_nobody(coral, cast):
    with pytest.raises(GivenUp):
        _give_up(coral)
    with acting_as(cast.hana):
        assert load("study_flags") is shipped("study_flags")


@pytest.mark.django_db
def test_lists_cost_one_question_an_edition_and_process_and_none_after(coral, django_assert_num_queries):
    with acting_as(coral):
        change_list(fire(), actor=coral)
        with django_assert_num_queries(1):
            load("study_flags")
            load("risk_factors")
    with django_assert_num_queries(4), acting_as(coral):  # savepoint, who is acting, who was, savepoint
        load("study_flags")
        load("places")


@pytest.mark.django_db
def test_a_retired_term_is_readable_and_offered_until_its_day(coral):
    with acting_as(coral):
        change_list(fire(Kind.RETIRE, FIRE, days=1), actor=coral)
        flags = load_on("study_flags", today() + timedelta(days=1))
        assert FIRE in [term.code for term in flags.current(today())]
        assert FIRE not in [term.code for term in flags.current(today() + timedelta(days=1))]
        assert flags.label(FIRE, "en") == shipped("study_flags").label(FIRE, "en")


@pytest.mark.django_db
def test_words_and_mappings_hold_from_their_day(coral):
    with acting_as(coral):
        change_list(fire(Kind.WORDS, FIRE, days=1), actor=coral)
        change_list(fire(Kind.MAP, FIRE, days=1, provincial_code="SF-07"), actor=coral)
        assert load("study_flags").get(FIRE).returned == FIRE
        tomorrow = load_on("study_flags", today() + timedelta(days=1)).get(FIRE)
        assert (tomorrow.en, tomorrow.returned) == ("Fentanyl alert", "SF-07")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({"en": "x"}, "2 to 120"),
        ({"fr": "appel 416 555 0199"}, "long number"),
        ({"en": "mail@example.org"}, "letters"),
        ({"short_en": "alert"}, "both languages"),
        ({"of": "risk_factors"}, "like"),
        ({"of": "risk_factors", "like": "gangs_member", "group": "alcohol"}, "group"),
        ({"kind": Kind.MAP, "term": FIRE, "provincial_code": "a b"}, "provincial"),
        ({"kind": Kind.MAP, "term": FIRE, "provincial_code": shipped("study_flags").codes()[1]}, "another term"),
        ({"kind": Kind.WORDS, "term": "never"}, "no list"),
    ],
)
def test_what_cannot_stand_is_refused_with_its_sentence(coral, change, kept):
    with acting_as(coral), pytest.raises(Invalid, match=kept):
        change_list(fire(**change), actor=coral)


@pytest.mark.django_db
def test_a_term_like_another_stands_in_its_group(coral):
    with acting_as(coral):
        change_list(fire(of="risk_factors", like="gangs_member", group="gangs"), actor=coral)
        change_list(fire(of="study_flags"), actor=coral)
        assert load("risk_factors").get("own_001").group == "gangs"
        with pytest.raises(Invalid, match="moment ago"):
            change_list(fire(), actor=coral)


@pytest.mark.django_db
def test_the_database_lets_nobody_else_write_and_nothing_but_undoing_write_over(coral, cast):
    with acting_as(coral):
        row = change_list(fire(), actor=coral)
        for column in ("en", "starts_on", "made_by"):
            with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"update vocabulary_listchange set {column} = {column}")
    with acting_as(cast.hana), connection.cursor() as cursor:
        record(EntryKind.DID, "planted", cast.hana)
        with pytest.raises(Error), transaction.atomic():
            cursor.execute("update vocabulary_listchange set undone_at = now(), undone_by = id")
    assert ListChange.objects.get(undone_at=None) == row
    with pytest.raises(WriteOutsideAction):
        new_edition()
