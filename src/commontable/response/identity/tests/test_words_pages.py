"""A team puts a situation in words on its draft's page: typed, checked in place, put right in one press, brought."""

from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.groundwork.ledger.models import Entry, Kind
from commontable.response.identity.actions import seal_identity
from commontable.response.identity.looking_through import texts_of
from commontable.response.identity.tests.test_words import KEYS, PLAIN, brought, checked, first_of, our_draft
from commontable.response.situations.answers import OF_A_PERSON, ONE_OF, SOME_OF, Answers
from commontable.response.situations.models import Draft, Situation
from commontable.response.situations.tests import factories as made
from commontable.response.situations.words import SituationWords
from tests.sessions import lock

pytestmark = pytest.mark.django_db
FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def hana(cast) -> Client:
    return entered(cast, "hana")


def entered(cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


def words_url(draft, route: str = "words") -> str:
    return reverse(f"identity:{route}", args=[draft.pk])


def typed(about: str = "", **more) -> dict:
    return {"about": about, "tried": "", "wants": "", "revision": 0, **more}


def kept(cast, draft):
    with acting_as(cast.hana), lend(KEYS, cast.hana.teams):
        return texts_of(draft)


class FormOfWords(HTMLParser):
    """What the form of the words holds: its fields as drawn, and its buttons by what stands on them."""

    def __init__(self, answer) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.buttons: list[tuple[str, str, str]] = []
        self.area, self.button = "", ()
        self.feed(answer.content.decode())

    def handle_starttag(self, tag, attrs):
        of = dict(attrs)
        if of.get("form") == "words":
            self.area = of["name"] if tag == "textarea" else ""
            self.button = (of["name"], of["value"]) if tag == "button" else ()
            self.fields |= {of["name"]: of.get("value", "")} if tag != "button" else {}

    def handle_data(self, data):
        if self.area:
            self.fields[self.area] += data.removeprefix("\n")
        if self.button:
            self.buttons.append((*self.button, data.strip()))

    def handle_endtag(self, tag):
        self.area, self.button = "", ()


def press(answer, name: str, words: str) -> dict:
    """What the form of this answer sends when the first button with these words is pressed."""
    form = FormOfWords(answer)
    sends = next(value for its_name, value, said in form.buttons if (its_name, said) == (name, words))
    return {**form.fields, name: sends}


def test_a_text_that_tells_nobody_passes_and_the_draft_says_so(hana, cast):
    draft = our_draft(cast)
    answer = hana.post(words_url(draft), typed("He sleeps in the stairwell.", check=1), follow=True)
    assert answer.redirect_chain == [(f"/situations/drafts/{draft.pk}/#q-words", 303)] or answer.status_code == 200
    assert "Our words are checked" in answer.content.decode()


def test_what_tells_is_shown_where_it_stands_and_nothing_typed_is_lost(hana, cast):
    draft = our_draft(cast)
    answer = hana.post(words_url(draft), typed("Zebedee sleeps in the stairwell.", tried="Two visits.", check=1))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<mark>Zebedee</mark> sleeps in the stairwell." in page
    assert "tells who one of its people is" in page
    assert "Two visits." in page
    assert kept(cast, draft).about == "Zebedee sleeps in the stairwell."


@pytest.mark.parametrize(
    ("words", "left"), [("A", "A sleeps here."), ("the man", "the man sleeps here."), ("Take it out", "sleeps here.")]
)
def test_one_press_puts_other_words_in_its_place(hana, cast, words, left):
    draft = our_draft(cast)
    answer = hana.post(words_url(draft), typed("Zebedee sleeps here.", check=1))
    assert hana.post(words_url(draft), press(answer, "instead", words)).status_code == 303
    assert kept(cast, draft).about == left
    with acting_as(cast.hana):
        assert Draft.objects.get(pk=draft.pk).words == "checked"


def test_a_press_on_a_text_that_was_changed_meanwhile_replaces_nothing(hana, cast):
    draft = our_draft(cast)
    answer = hana.post(words_url(draft), typed("Zebedee sleeps here.", check=1))
    sent = press(answer, "instead", "A") | {"about": "Zebedee is here."}
    assert hana.post(words_url(draft), sent).status_code == 422
    assert kept(cast, draft).about == "Zebedee is here."


def test_a_press_that_fits_nothing_is_only_a_check(hana, cast):
    draft = our_draft(cast)
    assert hana.post(words_url(draft), typed("He sleeps here.", instead="about:0:2:0")).status_code == 303
    assert kept(cast, draft).about == "He sleeps here."


def test_each_warning_is_let_stand_by_a_press_of_its_own(hana, cast):
    draft = our_draft(cast)
    sent = typed("Her aunt, Denise Charlebois, and Rashida Oyelaran help.", check=1)
    answer = hana.post(words_url(draft), sent)
    for left in (422, 303):
        answer = hana.post(words_url(draft), press(answer, "stands", "It tells nobody: let it stand"))
        assert answer.status_code == left
    with acting_as(cast.hana):
        assert Entry.objects.get(action="pass_check").details == {"names": 2, "outside": 0}


def test_the_own_people_have_no_button_to_let_them_stand(hana, cast):
    draft = our_draft(cast)
    answer = hana.post(words_url(draft), typed("Zebedee sleeps here.", check=1))
    assert 'name="stands"' not in answer.content.decode()
    assert (
        hana.post(words_url(draft), typed("Zebedee sleeps here.", revision=1, stands="own:zebedee")).status_code == 422
    )


def test_as_it_is_typed_it_is_only_sealed(hana, cast):
    draft = our_draft(cast)
    answer = hana.post(words_url(draft), typed("Zebedee sleeps here."), headers=FRAGMENT)
    assert (answer.status_code, answer["HX-Trigger"]) == (200, "autosaved")
    assert "Not checked yet" in answer.content.decode()
    assert kept(cast, draft).about == "Zebedee sleeps here."
    emptied = hana.post(words_url(draft), typed(revision=1), headers=FRAGMENT)
    assert "Nothing is kept" in emptied.content.decode()


def test_sent_without_a_press_it_is_kept_and_leads_back(hana, cast):
    draft = our_draft(cast)
    assert hana.post(words_url(draft), typed("He sleeps here.")).status_code == 303
    with acting_as(cast.hana):
        assert Draft.objects.get(pk=draft.pk).words == "typed"


def test_sealed_words_are_covered_until_opened_and_the_sight_is_on_record(hana, cast):
    draft = checked(cast)
    assert PLAIN.about not in hana.get(words_url(draft)).content.decode()
    assert PLAIN.about in hana.get(words_url(draft) + "?show=1").content.decode()
    with acting_as(cast.hana):
        assert Entry.objects.filter(kind=Kind.SAW, action="read_words").count() == 1


def test_on_the_draft_s_page_they_are_a_part_of_it(hana, cast):
    draft = our_draft(cast)
    part = hana.get(words_url(draft), headers=FRAGMENT).content.decode()
    assert "Check my text" in part
    assert "<html" not in part


def test_a_locked_session_is_asked_before_words_are_opened_and_not_while_they_are_typed(hana, cast):
    draft = checked(cast)
    lock(hana)
    assert "/confirm/" in hana.get(words_url(draft) + "?show=1")["Location"]
    assert hana.post(words_url(draft), typed("He has a room.", revision=1)).status_code == 303
    assert kept(cast, draft).about == "He has a room."


def test_a_locked_session_brings_what_was_checked(hana, cast):
    draft = checked(cast)
    lock(hana)
    assert hana.post(words_url(draft, "bring_words"), {}).status_code == 303
    with acting_as(cast.hana):
        assert SituationWords.objects.get().about == PLAIN.about


@pytest.mark.parametrize("press", ["check", "instead", "stands"])
def test_a_locked_session_cannot_guess_a_name_by_the_check(hana, cast, press):
    """The check says which words tell who it is: whoever finds a session open would ask it name after name."""
    draft = our_draft(cast)
    lock(hana)
    guessed = [
        hana.post(words_url(draft), typed(f"{name} sleeps here.", **{press: 1})) for name in ("Zebedee", "Anton")
    ]
    assert [each.status_code for each in guessed] == [403, 403]
    assert all("Confirm it is you" in each.content.decode() for each in guessed)
    assert 'name="kept-about" value="Zebedee sleeps here."' in guessed[0].content.decode()
    assert not any("tells who" in each.content.decode() for each in guessed)


def test_too_long_a_text_comes_back_as_it_was_typed(hana, cast):
    draft = our_draft(cast)
    long = "He sleeps here. " * 50
    answer = hana.post(words_url(draft), typed(long, check=1))
    assert answer.status_code == 422
    assert long.strip() in answer.content.decode()
    assert kept(cast, draft).is_empty


def test_written_in_two_windows_the_second_is_told_and_keeps_its_text(hana, cast):
    draft = checked(cast)
    answer = hana.post(words_url(draft), typed("He has a room.", check=1))
    assert answer.status_code == 409
    assert "He has a room." in answer.content.decode()


def test_a_press_right_after_typing_is_not_taken_for_a_second_window(hana, cast):
    draft = our_draft(cast)
    first = hana.post(words_url(draft), typed("Zebedee has a room."), headers=FRAGMENT)
    assert first.status_code == 200
    pressed = hana.post(words_url(draft), typed("Zebedee has a room.", check=1))
    assert pressed.status_code == 422
    assert "wrote it meanwhile" not in pressed.content.decode()


def test_bringing_takes_the_checked_words_along_in_one_press(hana, cast):
    draft = checked(cast)
    answer = hana.post(reverse("situations:bring", args=[draft.pk]), answers_of(draft))
    assert (answer.status_code, answer["Location"]) == (307, words_url(draft, "bring_words"))
    assert hana.post(answer["Location"], {}).status_code == 303
    with acting_as(cast.hana):
        assert SituationWords.objects.get().about == PLAIN.about


def test_words_that_tell_by_now_are_shown_instead_of_brought(hana, cast):
    """That they passed once is not trusted: beside who the people are now they are read again."""
    draft = checked(cast)
    with acting_as(cast.hana), lend(KEYS, cast.hana.teams), connection.cursor() as cursor:
        seal_identity(draft, actor=cast.hana, person=first_of(draft), limited=made.Limited("Stairwell Room"))
        cursor.execute("update situations_draft set words = 'checked' where id = %s", [draft.pk])
    answer = hana.post(words_url(draft, "bring_words"), {})
    assert (answer.status_code, answer["Location"]) == (303, words_url(draft) + "?show=1")
    assert "<mark>stairwell</mark>" in hana.get(answer["Location"]).content.decode()
    with acting_as(cast.hana):
        assert not Situation.objects.exists()


def test_the_words_of_what_is_at_the_table_are_sent_from_our_own_file(hana, cast):
    situation = brought(cast)
    draft = made.draft_of(cast, situation)
    sent = typed("He has a room now.", revision=1, check=1)
    page = hana.post(words_url(draft), sent, follow=True).content.decode()
    assert "He has a room now." in page
    with acting_as(cast.chris):
        assert SituationWords.objects.get(situation=situation).about == "He has a room now."


@pytest.mark.parametrize("name", ["hana", "omar", "chris", "coral"])
def test_what_crossed_is_on_the_meeting_s_page_and_in_the_file(cast, name):
    situation = brought(cast)
    meeting = made.meeting_of(cast, situation)
    client = entered(cast, name)
    for url in (
        reverse("desk:meeting", args=[meeting.pk]) + f"?item={situation.number}",
        reverse("desk:situation", args=[situation.number]),
    ):
        assert PLAIN.about in client.get(url).content.decode(), url


def test_the_side_of_the_table_says_how_far_the_words_are(hana, cast):
    draft = our_draft(cast)
    url = reverse("situations:draft", args=[draft.pk])
    assert "Nothing yet" in hana.get(url).content.decode()
    hana.post(words_url(draft), typed("He sleeps here."))
    page = hana.get(url).content.decode()
    assert "Unchecked they never cross" in page
    assert "He sleeps here." not in page


@pytest.mark.parametrize("name", ["omar", "chris", "hugo", "unseated"])
def test_nobody_else_finds_the_page(cast, name):
    draft = checked(cast)
    client = entered(cast, name)
    for route in ("words", "bring_words"):
        assert client.get(words_url(draft, route)).status_code == 404
        assert client.post(words_url(draft, route), typed("x")).status_code == 404


def answers_of(draft) -> dict:
    """What the form of the draft's page sends."""
    answers = Answers.from_json(draft.answers)
    people = {f"{name}-{each.id}": getattr(each, name) for each in answers.people for name in OF_A_PERSON}
    risks = {f"risk_factors-{each.id}": each.risk_factors for each in answers.people}
    said = {name: getattr(answers, name) for name in (*ONE_OF, *SOME_OF)}
    with_version = {"version": draft.version}
    return said | people | risks | with_version


def test_a_situation_without_words_has_no_heading_for_them(cast):
    situation = made.brought(cast)
    page = entered(cast, "hana").get(reverse("desk:situation", args=[situation.number])).content.decode()
    assert ">In words<" not in page
    with acting_as(cast.hana):
        assert Situation.objects.filter(pk=situation.pk).exists()
