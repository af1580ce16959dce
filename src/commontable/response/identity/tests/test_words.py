"""How do words cross? Kept sealed, checked beside who the people are, brought or sent, and destroyed with a "no"."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import connection

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.errors import Refused, Stale
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.errors import KeyNotHeld, SealBroken
from commontable.groundwork.keys.models import DataKey
from commontable.groundwork.keys.rings import lend
from commontable.groundwork.keys.sealing import unseal
from commontable.response.agenda.presence import recognise
from commontable.response.filters.actions import close_meeting, decide_not_met, hear
from commontable.response.identity.actions import discard, remove_person, seal_identity
from commontable.response.identity.identifier_check.tests.pipelines import of_patterns
from commontable.response.identity.limited import Limited
from commontable.response.identity.looking_through import look_through, texts_of
from commontable.response.identity.models import SealedWords
from commontable.response.identity.own_file import write_section
from commontable.response.identity.sections import Capacity, Contact, Contacts, Guardian, Guardians, Words
from commontable.response.identity.texts import Texts
from commontable.response.identity.words import bring_in_words, cross_words, keep_words, pass_check, read_words
from commontable.response.identity.words_cell import cell_of
from commontable.response.moves.actions import withdraw
from commontable.response.situations.actions import bring
from commontable.response.situations.answers import Answers
from commontable.response.situations.models import Draft, Situation
from commontable.response.situations.tests import factories as made
from commontable.response.situations.words import SituationWords
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db

KEYS = ("identity", "limited")
PLAIN = Texts(about="He sleeps in the stairwell and has stopped eating.", tried="Two visits.", wants="A room.")
NAMED = Texts(about="Zebedee sleeps in the stairwell.")
WARNED = Texts(about="Her aunt, Denise Charlebois, won the provincial championship.")


def our_draft(cast, limited: Limited = made.SOMEBODY, **answers) -> Draft:
    """A draft whose first person is sealed."""
    draft = made.drafted(cast, **answers)
    with ours(cast):
        seal_identity(draft, actor=cast.hana, person=first_of(draft), limited=limited)
    return draft


def first_of(draft) -> UUID:
    return UUID(Answers.from_json(draft.answers).people[0].id)


@contextmanager
def ours(cast) -> Iterator[None]:
    """As Hana, with the keys a page about words is lent."""
    with acting_as(cast.hana), lend(KEYS, cast.hana.teams):
        yield


def checked(cast, texts: Texts = PLAIN) -> Draft:
    draft = our_draft(cast)
    with ours(cast):
        keep_words(draft, actor=cast.hana, texts=texts)
        return pass_check(draft, actor=cast.hana)


def brought(cast, texts: Texts = PLAIN) -> Situation:
    draft = checked(cast, texts)
    with ours(cast):
        return bring_in_words(draft, actor=cast.hana)


def crossed(cast, name: str, situation) -> SituationWords | None:
    with acting_as(cast.actors[name]):
        return SituationWords.objects.filter(situation=situation).first()


def test_texts_are_sealed_to_the_team_and_stand_in_no_row(cast):
    draft = our_draft(cast)
    with ours(cast):
        row = keep_words(draft, actor=cast.hana, texts=PLAIN)
        assert b"stairwell" not in bytes(row.sealed)
        assert texts_of(draft) == PLAIN
        assert Draft.objects.get(pk=draft.pk).words == "typed"
    with acting_as(cast.omar):
        assert not SealedWords.objects.exists()


def test_keeping_words_makes_nobody_behind_who_types_the_answers(cast):
    draft = our_draft(cast)
    with ours(cast):
        keep_words(draft, actor=cast.hana, texts=PLAIN)
        assert Draft.objects.get(pk=draft.pk).version == draft.version


def test_the_entries_of_keeping_passing_and_reading_hold_no_word(cast):
    draft = our_draft(cast)
    warned = WARNED.acknowledging({"name:denisecharlebois", "outside:provincialchampionship", "outside:championship"})
    with ours(cast), entries_of() as entries:
        row = keep_words(draft, actor=cast.hana, texts=warned)
        looked = look_through(draft)
        pass_check(draft, actor=cast.hana, **looked.acknowledged)
        read_words(row, draft, cast.hana)
    assert lines(entries) == [("did", "keep_words"), ("did", "pass_check"), ("saw", "read_words")]
    assert [entry.details for entry in entries] == [{}, {"names": 1, "outside": 1}, {}]


def test_texts_written_in_two_windows_are_not_overwritten(cast):
    draft = our_draft(cast)
    with ours(cast):
        keep_words(draft, actor=cast.hana, texts=PLAIN, seen_revision=0)
        with pytest.raises(Stale):
            keep_words(draft, actor=cast.hana, texts=NAMED, seen_revision=0)


def test_an_older_writing_put_back_does_not_open(cast):
    draft = our_draft(cast)
    with ours(cast):
        older = bytes(keep_words(draft, actor=cast.hana, texts=NAMED).sealed)
        newer = keep_words(draft, actor=cast.hana, texts=PLAIN)
        with pytest.raises(SealBroken):
            unseal(newer.data_key, cell_of(newer), older)


def test_emptied_texts_are_destroyed_key_first(cast):
    draft = our_draft(cast)
    with ours(cast):
        key = keep_words(draft, actor=cast.hana, texts=PLAIN).data_key
        assert keep_words(draft, actor=cast.hana, texts=Texts()) is None
        assert (Draft.objects.get(pk=draft.pk).words, SealedWords.objects.count()) == ("", 0)
        assert not DataKey.objects.get(pk=key).live
        assert pass_check(draft, actor=cast.hana).words == ""


def test_a_discarded_draft_takes_its_words_with_it(cast):
    draft = our_draft(cast)
    with ours(cast):
        key = keep_words(draft, actor=cast.hana, texts=PLAIN).data_key
        discard(draft, actor=cast.hana)
        assert not SealedWords.objects.exists()
        assert not DataKey.objects.get(pk=key).live


@pytest.mark.parametrize(
    "text",
    ["Zebedee sleeps outside.", "Z.Q. sleeps outside.", "QUILL, Zebedee", "Lives on Lantern.", "Call 416-555-0142."],
)
def test_the_situation_s_own_people_and_numbers_pass_for_nobody(cast, text):
    draft = our_draft(cast)
    with ours(cast):
        keep_words(draft, actor=cast.hana, texts=Texts(tried=text, acknowledged=frozenset({"own:zebedee"})))
        with pytest.raises(Refused) as no:
            pass_check(draft, actor=cast.hana)
    assert no.value.code == "tells_who"


def test_a_warning_passes_once_it_is_acknowledged(cast):
    draft = our_draft(cast)
    with ours(cast):
        keep_words(draft, actor=cast.hana, texts=WARNED)
        looked = look_through(draft)
        assert not looked.passes
        marks = {each.mark for each in looked.found}
        keep_words(draft, actor=cast.hana, texts=WARNED.acknowledging(marks))
        assert pass_check(draft, actor=cast.hana).words == "checked"


def test_it_is_said_whom_the_words_tell_of(cast):
    draft = our_draft(cast, kind="family", people=(made.person(), made.person()))
    other = UUID(Answers.from_json(draft.answers).people[1].id)
    with ours(cast):
        seal_identity(draft, actor=cast.hana, person=other, limited=Limited("Ottoline Marsh"))
        keep_words(draft, actor=cast.hana, texts=Texts(about="Ottoline told Zebedee to leave."))
        assert [each.letters for each in look_through(draft).found] == [("B",), ("A",)]


def test_who_answers_for_a_person_and_how_they_are_reached_tells_as_well(cast):
    draft = our_draft(cast)
    who, told = first_of(draft), Texts(about="Ask Ottoline. Or ring 416-555-0163. Wilhelmina decides. Off Zephyr.")
    said = {
        "guardians": Guardians((Guardian(name="Ottoline Marsh"),)),
        "contacts": Contacts((Contact(detail="416 555 0163"), Contact("place", "Zephyr Lane"))),
        "capacity": Capacity(decider_name="Wilhelmina Ford"),
        "notes": Words(text="Sleeps"),
    }
    with ours(cast):
        keep_words(draft, actor=cast.hana, texts=told.acknowledging({"name:ottoline", "name:wilhelmina"}))
        for section, content in said.items():
            write_section(draft, actor=cast.hana, person=who, section=section, content=content, seen_revision=0)
        found = look_through(draft).found
    assert [(each.text, each.kind) for each in found] == [
        ("Ottoline", "own"),
        ("416-555-0163", "own"),
        ("Wilhelmina", "own"),
        ("Zephyr", "own"),
    ]


def test_a_change_in_our_own_file_asks_for_the_check_again(cast):
    draft = checked(cast)
    content = Contacts((Contact(detail="416 555 0163"),))
    with ours(cast):
        write_section(
            draft, actor=cast.hana, person=first_of(draft), section="contacts", content=content, seen_revision=0
        )
        assert Draft.objects.get(pk=draft.pk).words == "typed"


def test_agencies_teams_tables_and_areas_of_the_installation_name_nobody(cast):
    draft = our_draft(cast)
    with ours(cast):
        keep_words(draft, actor=cast.hana, texts=Texts(about=f"Seen by {cast.team('Hospital East').name}."))
        assert look_through(draft).found == ()


def test_without_the_keys_nothing_is_looked_through(cast):
    draft = our_draft(cast)
    with ours(cast):
        keep_words(draft, actor=cast.hana, texts=PLAIN)
    for keys in ((), ("limited",), ("identity",)):
        with acting_as(cast.hana), lend(keys, cast.hana.teams), pytest.raises(KeyNotHeld):
            look_through(draft)


def test_unchecked_words_keep_the_draft_from_being_brought(cast):
    draft = our_draft(cast)
    with ours(cast):
        keep_words(draft, actor=cast.hana, texts=PLAIN)
        with pytest.raises(Refused) as no:
            bring(draft, actor=cast.hana)
    assert no.value.code == "words_unchecked"


@pytest.mark.parametrize("change", ["sealed", "emptied", "removed"])
def test_who_its_people_are_has_changed_and_the_words_are_to_be_checked_again(cast, change):
    draft = checked(cast)
    with ours(cast):
        if change == "removed":
            remove_person(draft, actor=cast.hana, person=first_of(draft), answers=Answers.from_json(draft.answers))
        else:
            limited = Limited("Ottoline Marsh") if change == "sealed" else Limited()
            seal_identity(draft, actor=cast.hana, person=first_of(draft), limited=limited)
        assert Draft.objects.get(pk=draft.pk).words == "typed"


def test_words_are_checked_once_more_when_they_are_brought(cast):
    draft = checked(cast)
    with ours(cast):
        seal_identity(draft, actor=cast.hana, person=first_of(draft), limited=Limited("Room Stairwell"))
        with pytest.raises(Refused):
            bring_in_words(draft, actor=cast.hana)


def test_what_passed_crosses_with_the_draft_and_is_read_at_the_table(cast):
    situation = brought(cast)
    made.meeting_of(cast, situation)
    for name in ("hana", "omar", "chris", "coral"):
        row = crossed(cast, name, situation)
        assert row is not None, name
        assert (row.about, row.tried, row.wants) == (PLAIN.about, PLAIN.tried, PLAIN.wants)
    for name in ("hugo", "unseated"):
        assert crossed(cast, name, situation) is None


def test_a_draft_without_words_crosses_as_before(cast):
    situation = made.brought(cast)
    assert crossed(cast, "hana", situation) is None


def test_who_stepped_out_reads_no_word(cast):
    situation = brought(cast)
    made.meeting_of(cast, situation)
    with acting_as(cast.omar):
        recognise(situation, actor=cast.omar)
    assert crossed(cast, "omar", situation) is None
    assert crossed(cast, "paula", situation) is not None


def test_a_no_hides_the_words_and_destroys_them_when_the_meeting_closes(cast):
    situation = brought(cast)
    reject(cast, situation)
    for name in ("hana", "chris", "omar"):
        assert crossed(cast, name, situation) is None
    assert left(cast, situation) == 1
    close(cast, situation)
    assert left(cast, situation) == 0


def test_a_number_that_is_cut_loses_its_words(cast):
    situation = brought(cast)
    with acting_as(cast.hana):
        withdraw(situation, actor=cast.hana)
    assert left(cast, situation) == 0


def test_words_of_what_is_at_the_table_are_amended_through_the_same_check(cast):
    situation = brought(cast)
    draft = made.draft_of(cast, situation)
    with ours(cast):
        keep_words(draft, actor=cast.hana, texts=NAMED)
        with pytest.raises(Refused):
            cross_words(draft, actor=cast.hana)
        keep_words(draft, actor=cast.hana, texts=replace(PLAIN, about="He has a room now."))
        cross_words(draft, actor=cast.hana)
    assert crossed(cast, "chris", situation).about == "He has a room now."


def test_words_that_crossed_are_taken_back(cast):
    situation = brought(cast)
    draft = made.draft_of(cast, situation)
    with ours(cast):
        keep_words(draft, actor=cast.hana, texts=Texts())
        cross_words(draft, actor=cast.hana)
    assert crossed(cast, "chris", situation) is None


def test_nothing_crosses_to_where_it_is_not_now(cast):
    draft = checked(cast)
    with ours(cast), pytest.raises(Refused) as no:
        cross_words(draft, actor=cast.hana)
    assert no.value.code == "not_there"


def test_no_other_team_writes_words_beside_a_situation_even_by_hand(cast):
    situation = brought(cast)
    made.meeting_of(cast, situation)
    with acting_as(cast.omar), connection.cursor() as cursor:
        cursor.execute("update situations_words set about = 'x' where situation_id = %s", [situation.pk])
        assert cursor.rowcount == 0


def reject(cast, situation) -> None:
    made.meeting_of(cast, situation)
    with acting_as(cast.chris):
        heard = hear(situation, actor=cast.chris)
        decide_not_met(heard, actor=cast.chris, reason="not_aer", how="consensus")


def close(cast, situation) -> None:
    with acting_as(cast.chris):
        meeting = situation.items.get().meeting
        close_meeting(meeting, actor=cast.chris)


def left(cast, situation) -> int:
    with acting_as(system([situation.table_id])):
        return SituationWords.objects.filter(situation=situation).count()


@pytest.mark.parametrize(
    ("language", "text"), [("en", "He owes pepper money."), ("fr", "Elle doit de l’argent à pepper depuis lundi.")]
)
def test_a_pipeline_of_the_installation_warns_beside_the_rules(cast, settings, tmp_path, language, text):
    of_patterns(tmp_path, language, "pepper")
    draft = our_draft(cast)
    with ours(cast):
        keep_words(draft, actor=cast.hana, texts=Texts(about=text))
        assert look_through(draft).found == ()
        settings.LOCAL_NAMES = str(tmp_path)
        assert [(each.kind, each.weight, each.text) for each in look_through(draft).found] == [
            ("name", "warns", "pepper")
        ]
        with pytest.raises(Refused):
            pass_check(draft, actor=cast.hana)
        keep_words(draft, actor=cast.hana, texts=Texts(about=text).acknowledging({"name:pepper"}))
        assert pass_check(draft, actor=cast.hana).words == "checked"
