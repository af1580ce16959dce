"""The pages of moves, by the client: what each person is shown, may press, and is told nothing of."""

import pytest
from django.urls import reverse

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.partnership.tables.models import Area
from commontable.response.moves.asking import propose_void
from commontable.response.situations.models import Offer, Referral, Situation
from commontable.response.situations.tests import factories as made

from .offering import agreed, seen, to_join, to_present, to_take_over

pytestmark = pytest.mark.django_db


def signed_in(client, cast, name: str):
    client.force_login(cast.accounts[name])
    return client


def press(client, name: str, situation: Situation, **said):
    return client.post(reverse(f"moves:{name}", args=[situation.number]), {"version": situation.version, **said})


def from_nowhere(cast) -> Situation:
    """Brought to the East from a division that no table covers."""
    made.drafted(cast)  # its entry licenses the transaction
    with acting_as(operator()), licensed("set_up"):
        nowhere = Area.objects.create(name="Division 33")
    return made.brought(cast, area=str(nowhere.pk))


def test_the_page_says_what_cannot_be_undone_and_does_it(client, cast):
    situation = made.brought(cast)
    signed_in(client, cast, "hana")
    assert b"destroyed at once" in client.get(reverse("moves:withdraw", args=[situation.number])).content
    assert press(client, "withdraw", situation).status_code == 302
    page = client.get(reverse("desk:situation", args=[situation.number])).content.decode()
    assert "withdrew it before the table had decided" in page


def test_before_the_decision_one_press_declares_void_and_after_it_proposes(client, cast):
    first, decided = made.brought(cast), made.accepted(cast)
    signed_in(client, cast, "coral")
    press(client, "void", first, reason="twice")
    press(client, "void", decided, reason="twice")
    assert (seen(cast.coral, first).stage, seen(cast.coral, decided).stage) == ("void", "filter_3")
    with acting_as(cast.coral):
        assert Offer.objects.get().kind == "void"


def test_without_a_reason_nothing_is_void(client, cast):
    situation = made.brought(cast)
    assert press(signed_in(client, cast, "coral"), "void", situation).status_code == 422


def test_a_form_drawn_before_somebody_else_wrote_is_refused(client, cast):
    situation = made.brought(cast)
    situation.version = 0
    assert press(signed_in(client, cast, "hana"), "withdraw", situation).status_code == 409


def test_what_an_action_refuses_stands_over_the_form(client, cast):
    made.brought(cast)
    later = made.brought(cast, "Housing East")
    with acting_as(cast.coral):
        earlier = Situation.objects.get(originating_team=cast.teams["Hospital East"])
    to_join(cast, later, earlier)
    answer = press(signed_in(client, cast, "coral"), "join", later, other=earlier.pk)
    assert answer.status_code == 422
    assert b"waits for an answer" in answer.content


def test_whoever_is_asked_answers_from_today(client, cast):
    situation = made.intervening(cast)
    offer = to_take_over(cast, situation)
    signed_in(client, cast, "hugo")
    today = client.get(reverse("desk:today")).content.decode()
    assert reverse("moves:offer", args=[offer.pk]) in today
    assert situation.number not in today
    assert situation.number not in client.get(reverse("moves:offer", args=[offer.pk])).content.decode()
    assert client.post(reverse("moves:offer", args=[offer.pk]), {"say": "yes"}).status_code == 302
    with acting_as(cast.hugo):
        assert Offer.objects.get().team_said_yes_at


def test_once_all_have_agreed_the_originator_hands_it_over_in_one_press(client, cast):
    situation = made.intervening(cast)
    made.seal_all(cast, situation)
    offer = agreed(cast, to_take_over(cast, situation))
    signed_in(client, cast, "hana")
    assert b"Hand it over now" in client.get(reverse("moves:offer", args=[offer.pk])).content
    assert client.post(reverse("moves:carry", args=[offer.pk])).status_code == 302
    assert seen(cast.hana, situation).stage == "transferred"


def test_a_guest_lands_on_the_file_of_its_number_there(client, cast):
    offer = agreed(cast, to_present(cast, made.intervening(cast)))
    answer = signed_in(client, cast, "hana").post(reverse("moves:carry", args=[offer.pk]))
    assert "/WE-" in answer.url


def test_a_no_is_told_to_whoever_asked(client, cast):
    offer = to_present(cast, made.brought(cast))
    signed_in(client, cast, "wilma").post(reverse("moves:offer", args=[offer.pk]), {"say": "no", "answer": "full"})
    today = signed_in(client, cast, "hana").get(reverse("desk:today")).content.decode()
    assert "Declined: No room before the risk grows" in today


def test_whoever_asked_takes_it_back(client, cast):
    offer = to_present(cast, made.brought(cast))
    signed_in(client, cast, "hana")
    client.post(reverse("moves:offer", args=[offer.pk]), {"say": "back"})
    with acting_as(cast.hana):
        assert Offer.objects.get().outcome == "taken_back"


def test_neither_yes_nor_no_is_no_answer(client, cast):
    offer = to_present(cast, made.brought(cast))
    answer = signed_in(client, cast, "wilma").post(reverse("moves:offer", args=[offer.pk]), {"say": "maybe"})
    assert answer.status_code in (400, 422)


def test_the_second_person_confirms_on_the_same_page(client, cast):
    situation = made.accepted(cast)
    with acting_as(cast.chris):
        offer = propose_void(situation, actor=cast.chris, reason="twice")
    signed_in(client, cast, "coral").post(reverse("moves:offer", args=[offer.pk]), {"say": "yes"})
    assert seen(cast.coral, situation).stage == "void"


def test_the_question_whether_two_are_one_shows_the_earlier_number_alone(client, cast):
    earlier, later = made.brought(cast), made.brought(cast, "Housing East")
    offer = to_join(cast, later, earlier)
    page = signed_in(client, cast, "hana").get(reverse("moves:offer", args=[offer.pk])).content.decode()
    assert earlier.number in page
    assert later.number not in page


def test_the_file_names_the_ways_open_to_each(client, cast):
    situation = made.brought(cast)
    ways = {}
    for name in ("hana", "coral"):
        page = signed_in(client, cast, name).get(reverse("desk:situation", args=[situation.number])).content.decode()
        ways[name] = {way for way in ("withdraw", "void", "present", "nominate", "join") if f"/{way}/" in page}
    assert ways == {"hana": {"withdraw", "present"}, "coral": {"void", "nominate", "join"}}


def test_what_comes_from_where_no_table_is_waits_for_the_coordinator(client, cast):
    situation = from_nowhere(cast)
    signed_in(client, cast, "coral")
    assert b"Division 33, which no table covers" in client.get(reverse("desk:today")).content
    assert client.post(reverse("moves:keep", args=[situation.number])).status_code == 302
    with acting_as(cast.coral):
        assert Referral.objects.get().kept_here


def test_from_where_no_table_is_it_may_be_nominated_to_any(client, cast):
    situation = from_nowhere(cast)
    asked = {"to_table": cast.tables["WE"], "reason": "no_table"}
    assert press(signed_in(client, cast, "coral"), "nominate", situation, **asked).status_code == 302
    with acting_as(cast.coral):
        assert Referral.objects.get().kept_here is False
