"""How does anything change?"""

from types import SimpleNamespace

import pytest
from django.urls import get_resolver

from commontable.groundwork.access.actions import ACTIONS, action, autosave
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.partnership.agencies.models import Agency
from commontable.response.situations.actions import save_draft
from commontable.response.situations.answers import Answers
from tests.entries import entries_of, lines
from tests.pure import OURS, a_draft, member

NO = refused("no", "Not today.")


def everybody(actor, thing) -> Verdict:
    return ALLOWED


def test_a_verb_without_a_rule_cannot_be_declared():
    with pytest.raises(TypeError, match="names its rule"):
        action(None)
    with pytest.raises(TypeError, match="names its rule"):
        autosave("may_save")


def test_a_declared_verb_says_its_rule_and_what_it_gathers():
    assert get_resolver().url_patterns  # the pages bring their actions along
    assert all(callable(act.rule) for act in ACTIONS.values())
    assert {act.given.__name__ for act in ACTIONS.values() if act.given} >= {"hearing", "parts_of", "ending_of"}


def test_the_first_no_is_the_answer():
    other = refused("other", "Nor tomorrow.")
    assert first_no(ALLOWED, NO, other) is NO
    assert first_no(ALLOWED, ALLOWED) is ALLOWED


@pytest.mark.django_db
def test_a_verb_is_refused_before_it_is_entered_or_run(cast):
    ran = []
    verb = action(lambda actor, thing: NO)(lambda thing, *, actor: ran.append(thing))
    with acting_as(cast.hana), entries_of() as entries, pytest.raises(Refused, match="Not today"):
        verb("thing", actor=cast.hana)
    assert (ran, entries) == ([], [])


@pytest.mark.django_db
def test_the_entry_has_the_named_details_and_no_other(cast):
    def press(thing, *, actor, how, secret):
        return how

    with acting_as(cast.hana), entries_of() as entries:
        assert action(everybody, records=("how",))(press)(None, actor=cast.hana, how="vote", secret="Zoe") == "vote"
    assert [(entry.action, entry.details) for entry in entries] == [("press", {"how": "vote"})]


@pytest.mark.django_db
def test_what_an_action_raises_leaves_nothing_it_wrote(cast):
    """Also where a view goes on, and shows its form again with what was wrong."""

    def inner(thing, *, actor):
        return thing

    def outer(thing, *, actor):
        action(everybody)(inner)(thing, actor=actor)
        raise Invalid("No.")

    with acting_as(cast.hana), entries_of() as entries:
        with pytest.raises(Invalid):
            action(everybody)(outer)(None, actor=cast.hana)
        action(everybody)(inner)(None, actor=cast.hana)
    assert [entry.action for entry in entries] == ["inner"]


@pytest.mark.django_db
def test_text_never_becomes_a_detail(cast):
    press = action(everybody, records=("how",))(lambda thing, *, actor, how: None)
    with acting_as(cast.hana), entries_of() as entries, pytest.raises(Invalid):
        press(None, actor=cast.hana, how="As Zoe wished")
    assert entries == []


@pytest.mark.django_db
def test_an_autosave_is_no_entry(cast):
    with acting_as(cast.hana), entries_of() as entries:
        autosave(everybody)(lambda thing, *, actor: None)(None, actor=cast.hana)
    assert lines(entries) == []


def test_outside_a_transaction_nothing_is_done(monkeypatch):
    monkeypatch.setattr("commontable.groundwork.access.actions.connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(RuntimeError, match="inside acting_as"):
        save_draft(a_draft(), actor=member(OURS), answers=Answers())


@pytest.mark.django_db
def test_many_are_corrected_inside_an_action_as_one_is(cast):
    def rename(agencies, *, actor):
        for each in agencies:
            each.short_name = each.short_name.upper()
        return Agency.objects.bulk_update(agencies, ["short_name"])

    with acting_as(cast.hana):
        agencies = list(Agency.objects.all())
        assert action(everybody)(rename)(agencies, actor=cast.hana) == 0  # the row policy lets the operator alone
