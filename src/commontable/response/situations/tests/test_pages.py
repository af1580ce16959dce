"""The team's own space: who opens it, what is kept as it is typed, what crosses and when."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.groundwork.vocabulary.lists import load
from commontable.response.filters.actions import close_meeting
from commontable.response.identity.actions import seal_identity
from commontable.response.situations.actions import bring, save_draft, start_draft
from commontable.response.situations.answers import Answers, PersonAnswers
from commontable.response.situations.models import Draft
from tests.cast import Cast

from .factories import SOMEBODY, draft_of, meeting_of, person, rejected, whole

pytestmark = pytest.mark.django_db

FIXED_QUERIES = 7
"""Session, account, actor, set_config, the count of unread notices that stands on every page, and the two ends of the
savepoint a test makes of the transaction.
"""
BUDGET = 6
OF_A_DRAFT = [("draft", "get"), ("draft", "post"), ("autosave", "post"), ("sees", "get"), ("bring", "post")]


@pytest.fixture
def signed_in(cast: Cast) -> Callable[[str], Client]:
    def enter(name: str) -> Client:
        client = Client()
        client.force_login(cast.accounts[name])
        return client

    return enter


@pytest.fixture
def hana(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("hana")


def a_draft(cast: Cast, answers: Answers | None = None) -> Draft:
    with acting_as(cast.hana):
        draft = start_draft(cast.team("Hospital East"), actor=cast.hana)
        return save_draft(draft, actor=cast.hana, answers=answers or Answers())


def seen_by(cast: Cast, draft: Draft) -> Draft:
    with acting_as(cast.hana):
        return Draft.objects.get(pk=draft.pk)


def answers_of(cast: Cast, draft: Draft) -> Answers:
    return Answers.from_json(seen_by(cast, draft).answers)


def url(name: str, draft: Draft) -> str:
    return reverse(f"situations:{name}", args=[draft.pk])


def sent(draft: Draft, answers: Answers, **more: object) -> dict[str, object]:
    """The form of the draft page, as a browser sends these answers."""
    fields: dict[str, object] = {"version": draft.version}
    for name, value in vars(answers).items():
        if name != "people" and value:
            fields[name] = value
    for each in answers.people:
        for name in ("age_band", "gender", "harm_role", "risk_factors"):
            fields[f"{name}-{each.id}"] = getattr(each, name)
    return fields | more


@pytest.mark.parametrize(("route", "method"), OF_A_DRAFT)
@pytest.mark.parametrize("name", ["chris", "omar", "unseated", "hugo"])
def test_nobody_outside_the_team_can_tell_a_draft_exists(cast, signed_in, name, route, method):
    client = signed_in(name)
    assert getattr(client, method)(url(route, a_draft(cast))).status_code == 404
    assert getattr(client, method)(reverse(f"situations:{route}", args=[uuid4()])).status_code == 404


@pytest.mark.parametrize(("route", "method"), OF_A_DRAFT)
def test_whoever_is_signed_out_is_led_to_the_door(cast, client, route, method):
    answer = getattr(client, method)(url(route, a_draft(cast)))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("site:sign_in"))


@pytest.mark.parametrize(("name", "status"), [("hana", 200), ("omar", 200), ("chris", 403), ("unseated", 403)])
def test_whoever_serves_a_team_may_start_a_draft(signed_in, name, status):
    assert signed_in(name).get(reverse("situations:start")).status_code == status


def test_starting_while_signed_out_leads_to_the_door(client, cast):
    assert client.post(reverse("situations:start")).status_code == 302


def test_a_draft_starts_with_one_person_of_whom_nothing_is_said(cast, hana):
    answer = hana.post(reverse("situations:start"))
    with acting_as(cast.hana):
        draft = Draft.objects.get()
    assert answer["Location"] == url("draft", draft)
    assert [each.is_whole for each in answers_of(cast, draft).people] == [False]


def test_a_draft_is_never_started_for_another_team(cast, hana):
    answer = hana.post(reverse("situations:start"), {"team": cast.teams["Housing East"]})
    assert answer.status_code == 422
    assert "Say for which team this draft is." in answer.content.decode()


def test_the_page_asks_twelve_questions_and_links_to_the_five_missing(cast, hana):
    page = hana.get(url("draft", a_draft(cast))).content.decode()
    assert page.count('class="draft-row" id="q-') == 12 + 1  # and what is said of it in words
    assert "5 of the 5 needed to bring are missing" in page
    assert '<a href="#q-aer_markers">' in page


def test_what_the_table_will_see_stands_right_of_the_wall(cast, hana):
    page = hana.get(url("draft", a_draft(cast, whole()))).content.decode()
    assert "Man, 40–59" in page.split('id="side-people"')[1].split('id="q-area"')[0]
    assert "the 5 needed to bring are there." in page


def test_autosave_keeps_what_is_typed_and_says_the_new_version(cast, hana):
    draft = a_draft(cast)
    answer = hana.post(url("autosave", draft), sent(draft, Answers(kind="place", tried=("home_visit",))))
    assert (answer.status_code, answer["X-Version"]) == (204, str(draft.version + 1))
    assert answers_of(cast, draft) == Answers(kind="place", tried=("home_visit",))


def test_after_autosave_only_what_follows_from_it_is_exchanged(cast, hana):
    answer = hana.get(url("sees", a_draft(cast, whole()))).content.decode()
    assert answer.count("hx-swap-oob") == 12 + 4
    assert "<select" not in answer


def test_of_two_tabs_the_later_is_shown_both_and_nothing_is_overwritten(cast, hana):
    draft = a_draft(cast)
    hana.post(url("autosave", draft), sent(draft, Answers(sectors=("health",))))
    late = hana.post(url("autosave", draft), sent(draft, Answers(sectors=("housing",))))
    assert late.status_code == 409
    assert all(f">{word}<" in late.content.decode() for word in ("Health", "Housing"))
    assert answers_of(cast, draft).sectors == ("health",)


@pytest.mark.parametrize("route", ["draft", "bring"])
def test_without_script_a_late_form_shows_both_too(cast, hana, route):
    draft = a_draft(cast)
    hana.post(url("draft", draft), sent(draft, Answers(sectors=("health",))))
    late = hana.post(url(route, draft), sent(draft, Answers(sectors=("housing",))))
    assert late.status_code == 409
    assert ">Housing<" in late.content.decode()


@pytest.mark.parametrize("route", ["draft", "autosave", "bring"])
@pytest.mark.parametrize("wrong", [{"kind": "<b>"}, {"tried": "nonsense"}, {"area": str(uuid4())}])
def test_a_code_of_no_list_is_said_and_nothing_is_saved(cast, hana, route, wrong):
    draft = a_draft(cast)
    answer = hana.post(url(route, draft), sent(draft, Answers(consent="given"), **wrong))
    assert answer.status_code == 422
    assert "is on no list" in answer.content.decode()
    assert answers_of(cast, draft) == Answers()


def test_with_a_wrong_code_the_rest_of_what_was_typed_stays(cast, hana):
    draft = a_draft(cast)
    page = hana.post(url("draft", draft), sent(draft, Answers(consent="given"), kind="nonsense")).content.decode()
    assert 'value="given" checked' in page


def test_fields_nobody_asked_for_are_ignored(cast, hana):
    draft = a_draft(cast)
    hana.post(url("draft", draft), sent(draft, Answers(kind="person"), name="Quill", situation=uuid4(), people="x"))
    assert seen_by(cast, draft).answers == {"kind": "person"}


def test_a_person_is_added_on_the_server_with_all_else_kept(cast, hana):
    draft = a_draft(cast)
    answer = hana.post(url("draft", draft), sent(draft, Answers(kind="family"), add_person="1"))
    assert answer["Location"].endswith("#q-people")
    assert (answers_of(cast, draft).kind, len(answers_of(cast, draft).people)) == ("family", 1)


def test_no_form_can_bring_in_a_person_the_draft_does_not_have(cast, hana):
    draft = a_draft(cast)
    hana.post(url("autosave", draft), sent(draft, whole()))
    assert answers_of(cast, draft).people == ()


def test_a_picked_factor_is_dropped_without_script(cast, hana):
    someone = person()
    draft = a_draft(cast, whole(people=(someone,)))
    drop = f"risk_factors-{someone.id}:gambling_chronic"
    hana.post(url("draft", draft), sent(draft, answers_of(cast, draft), drop=drop))
    assert answers_of(cast, draft).people[0].risk_factors == ("basic_needs_unable",)


def test_the_picker_can_be_searched_without_script(cast, hana):
    someone = person(risk_factors=())
    page = hana.get(url("draft", a_draft(cast, whole(people=(someone,)))) + f"?risk_factors-{someone.id}-find=drug")
    assert "match “drug”" in page.content.decode()


def test_the_duty_to_report_stays_and_is_asked_when_there_is_a_child(cast, hana):
    draft = a_draft(cast, whole(people=(person("from_6_to_11"),)))
    page = hana.get(url("draft", draft)).content.decode()
    assert "data-child selected" in page
    assert "A child is involved: say whether the duty to report was made." in page


def test_what_is_missing_is_the_reason_beside_the_door(cast, hana):
    page = hana.get(url("draft", a_draft(cast, whole(aer_markers=())))).content.decode()
    assert 'title="Tick at least one marker of acutely elevated risk."' in page
    assert 'class="reason">Tick at least one marker of acutely elevated risk.' in page


def test_bringing_with_answers_missing_is_refused_with_the_sentence_and_keeps_them(cast, hana):
    draft = a_draft(cast)
    answer = hana.post(url("bring", draft), sent(draft, Answers(kind="place", place_kind="store")))
    assert answer.status_code == 422
    assert "Tick at least one marker of acutely elevated risk." in answer.content.decode()
    assert answers_of(cast, draft).place_kind == "store"
    assert seen_by(cast, draft).situation_id is None


def test_one_press_keeps_and_brings(cast, hana):
    draft = a_draft(cast, whole())
    answer = hana.post(url("bring", draft), sent(draft, answers_of(cast, draft)), follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "EA-26-0001" in page or seen_by(cast, draft).situation.number in page
    assert "<select" not in page


def test_the_second_of_two_tabs_does_not_bring_it_twice(cast, hana):
    draft = a_draft(cast, whole())
    fields = sent(draft, answers_of(cast, draft))
    hana.post(url("bring", draft), fields)
    assert hana.post(url("bring", draft), fields).status_code in (403, 409)
    with acting_as(cast.hana):
        assert Draft.objects.get().situation.sequence == 1


def test_what_was_brought_is_no_longer_changed_here(cast, hana):
    draft = a_draft(cast, whole())
    with acting_as(cast.hana):
        bring(draft, actor=cast.hana)
    assert hana.post(url("autosave", draft), {"kind": "place"}).status_code == 403


def test_until_the_meeting_closes_a_no_is_shown_and_nothing_can_be_changed(cast, hana):
    draft = draft_of(cast, rejected(cast))
    page = hana.get(url("draft", draft)).content.decode()
    assert load("rejection_reasons").label("not_aer") in page.replace("&#x27;", "'")
    assert "<select" not in page


def test_after_a_no_the_draft_is_brought_again_without_typing_anything(cast, hana):
    situation = rejected(cast)
    draft, meeting = draft_of(cast, situation), meeting_of(cast, situation)
    with acting_as(cast.chris):
        close_meeting(meeting, actor=cast.chris)
    page = hana.get(url("draft", draft)).content.decode()
    assert f"{situation.number}: not met." in page
    hana.post(url("bring", draft), sent(seen_by(cast, draft), answers_of(cast, draft)))
    with acting_as(cast.hana):
        again = Draft.objects.get().situation
        assert (again.stage, again.sequence) == ("brought", situation.sequence + 1)


def test_no_name_is_in_the_page_of_a_draft(cast, hana):
    draft = a_draft(cast, whole())
    sealed_somebody(cast, draft)
    page = hana.get(url("draft", draft)).content.decode()
    assert not any(part in page for part in ("Zebedee", "Quill", "1981", "Lantern"))
    assert "data-identity" in page


def test_a_draft_page_costs_the_same_however_much_is_in_it(cast, hana):
    few, many = a_draft(cast, whole()), a_draft(cast, whole(kind="family", people=tuple(person() for _ in range(12))))
    hana.get(reverse("situations:start"))  # what a process asks once is asked before the counting
    counts = []
    for draft in (few, many):
        with CaptureQueriesContext(connection) as queries:
            hana.get(url("draft", draft))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= BUDGET + FIXED_QUERIES, [query["sql"] for query in queries]


def sealed_somebody(cast: Cast, draft: Draft) -> PersonAnswers:
    someone = Answers.from_json(draft.answers).people[0]
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        seal_identity(draft, actor=cast.hana, person=UUID(someone.id), limited=SOMEBODY)
    return someone
