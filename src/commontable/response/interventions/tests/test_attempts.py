"""Was the person reached? Attempts and contacts, who made them, and mistakes."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction

from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.keys.rings import lend
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.identifiers import new_id
from commontable.response.identity.limited import Limited
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity
from commontable.response.identity.renewing import renew_key
from commontable.response.interventions.attempts import record_attempt, strike_attempt
from commontable.response.interventions.models import Attempt
from commontable.response.situations.tests.factories import grant_to, intervening, release, seal_all
from tests.cast import NOON
from tests.entries import entries_of

pytestmark = pytest.mark.django_db


def attempt(cast, situation, actor=None, **said) -> Attempt:
    actor = actor or cast.omar
    with acting_as(actor):
        tried = {"at": moment(), "means": "visit", "reached": True} | said
        return record_attempt(situation, actor=actor, **tried)


RULES = Limited(name="Zebedee Quill", safe=("no_voicemail",))


def read_rules(cast, actor) -> None:
    """What the page of a name does once "I have read this" is pressed."""
    with acting_as(actor):
        sealed = SealedIdentity.objects.get()
        record(Kind.SAW, "read_safe_contact", actor, sealed, details={"revision": sealed.revision})


def given(cast, situation) -> None:
    """What is sealed of them is released to the lead."""
    grant = grant_to(cast, situation, "Housing East")
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        release(grant, actor=cast.hana, authority="consent")


def reads_first(cast, situation) -> None:
    with entries_of() as entries, pytest.raises(Refused) as no:
        attempt(cast, situation)
    assert (no.value.code, entries) == ("read_first", [])


def test_whoever_holds_the_name_reads_the_rules_of_safe_contact_before_a_try(cast):
    situation = intervening(cast)
    seal_all(cast, situation, limited=RULES)
    attempt(cast, situation)  # nothing was released to their team: it cannot know
    given(cast, situation)
    reads_first(cast, situation)
    read_rules(cast, cast.omar)
    attempt(cast, situation)
    attempt(cast, situation, cast.paula)
    seal_all(cast, situation, limited=RULES)
    reads_first(cast, situation)


def test_a_new_key_is_no_new_rule_and_a_name_without_rules_asks_for_nothing(cast):
    situation = intervening(cast)
    seal_all(cast, situation, limited=RULES)
    given(cast, situation)
    read_rules(cast, cast.omar)
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        renew_key(SealedIdentity.objects.get(), actor=cast.hana)
    attempt(cast, situation)
    seal_all(cast, situation)
    attempt(cast, situation)


def test_of_a_name_sealed_before_rules_were_counted_the_name_is_seen_first(cast):
    situation = intervening(cast)
    seal_all(cast, situation)
    given(cast, situation)
    with acting_as(cast.hana), licensed("test"):
        record(Kind.DID, "test", cast.hana)
        SealedIdentity.objects.update(rules_revision=None)
    reads_first(cast, situation)
    with acting_as(cast.omar), lend(["limited"], cast.omar.teams):
        read_identity(SealedIdentity.objects.get(), cast.omar)
    attempt(cast, situation)


def strike(cast, situation, entry, actor=None, reason="twice") -> Attempt:
    actor = actor or cast.omar
    with acting_as(actor):
        return strike_attempt(situation, actor=actor, attempt=entry, reason=reason)


def test_the_lead_records_a_contact(cast):
    situation = intervening(cast)
    with entries_of() as entries:
        made = attempt(cast, situation)
    assert (made.team_id, made.reached, made.obstacle) == (cast.teams["Housing East"], True, "")
    assert [entry.details for entry in entries] == [{"means": "visit", "reached": True}]


def test_the_lead_records_an_attempt_with_what_stood_in_the_way(cast):
    made = attempt(cast, intervening(cast), reached=False, obstacle="not_home")
    assert (made.reached, made.obstacle) == (False, "not_home")


def test_an_obstacle_is_no_part_of_a_contact(cast):
    assert attempt(cast, intervening(cast), obstacle="not_home").obstacle == ""


@pytest.mark.parametrize(
    "said", [{"means": "telepathy"}, {"reached": False}, {"reached": False, "obstacle": "dog"}, {"means": "By car"}]
)
def test_an_attempt_is_told_in_codes(cast, said):
    situation = intervening(cast)
    with entries_of() as entries, pytest.raises(Invalid):
        attempt(cast, situation, **said)
    assert entries == []


def test_an_attempt_lies_between_the_decision_and_now(cast):
    with time_machine.travel(NOON + timedelta(seconds=40), tick=False):
        situation = intervening(cast)
    with time_machine.travel(NOON + timedelta(hours=5), tick=False):
        for at in (NOON - timedelta(minutes=1), NOON + timedelta(hours=6)):
            with pytest.raises(Invalid):
                attempt(cast, situation, at=at)
        assert attempt(cast, situation, at=NOON).at == NOON


def test_an_assisting_team_writes_down_what_it_did_itself(cast):
    made = attempt(cast, intervening(cast), actor=cast.paula)
    assert (made.team_id, made.on_behalf_of_id, made.acted) == (
        cast.teams["Police East"],
        None,
        cast.teams["Police East"],
    )


def test_the_lead_writes_down_what_a_team_without_a_device_did(cast):
    situation = intervening(cast, assisting=("Shelter East",))
    shelter = cast.teams["Shelter East"]
    with entries_of() as entries:
        made = attempt(cast, situation, on_behalf_of=shelter)
    assert (made.team_id, made.on_behalf_of_id, made.acted) == (cast.teams["Housing East"], shelter, shelter)
    assert entries[0].details["on_behalf_of"] == str(shelter)


def test_a_lead_that_names_itself_acted_itself(cast):
    assert attempt(cast, intervening(cast), on_behalf_of=cast.teams["Housing East"]).on_behalf_of_id is None


@pytest.mark.parametrize(
    ("who", "team", "why"), [("paula", "Housing East", "not_lead"), ("omar", "School East", "no_part_theirs")]
)
def test_nobody_else_tells_for_another_team(cast, who, team, why):
    situation = intervening(cast)
    with pytest.raises(Refused) as no:
        attempt(cast, situation, actor=cast.actors[who], on_behalf_of=cast.teams[team])
    assert no.value.code == why


def test_who_has_no_part_records_nothing(cast):
    situation = intervening(cast)
    with pytest.raises(Refused):
        attempt(cast, situation, actor=cast.hana)


def test_a_mistake_is_struck_out_and_stays_on_record(cast):
    situation = intervening(cast)
    made = attempt(cast, situation)
    with entries_of() as entries:
        struck = strike(cast, situation, made.pk)
    assert entries[0].details == {"attempt": str(made.pk), "reason": "twice"}
    with acting_as(cast.omar):
        assert Attempt.objects.get() == struck
        assert not Attempt.objects.standing().exists()
    with pytest.raises(Refused) as no:
        strike(cast, situation, made.pk)
    assert no.value.code == "struck"


def test_another_team_s_entry_is_not_struck_out(cast):
    situation = intervening(cast)
    made = attempt(cast, situation)
    with pytest.raises(Refused) as no:
        strike(cast, situation, made.pk, actor=cast.paula)
    assert no.value.code == "not_ours"


def test_only_what_is_there_is_struck_out_and_for_a_reason_of_the_list(cast):
    situation, other = intervening(cast), intervening(cast)
    made = attempt(cast, other)
    for entry, reason in ((new_id(), "twice"), (made.pk, "twice"), (made.pk, "because")):
        with pytest.raises(Invalid):
            strike(cast, situation, entry, reason=reason)


def test_the_database_lets_nothing_else_of_an_entry_change(cast):
    situation = intervening(cast)
    made = attempt(cast, situation)
    with acting_as(cast.omar), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        super(type(made), made).save_base(update_fields=["at"], force_update=True)
