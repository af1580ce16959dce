"""How is our own file kept: sealed, apart for each person, never released, destroyed with its draft?"""

import re
from dataclasses import replace

import pytest

from commontable.groundwork.access.errors import Invalid, Refused, Stale
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as, as_system
from commontable.groundwork.keys.contexts import Compartment
from commontable.groundwork.keys.errors import KeyNotHeld, SealBroken
from commontable.groundwork.keys.models import DataKey, WrappedKey
from commontable.groundwork.keys.rings import lend
from commontable.groundwork.keys.sealing import unseal
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.identifiers import new_id
from commontable.partnership.agencies.models import Member
from commontable.partnership.meetings.models import Meeting
from commontable.response.filters.actions import close_meeting, decide_not_met
from commontable.response.identity.actions import discard, remove_person
from commontable.response.identity.document_keeping import (
    add_document,
    context_of_document,
    read_document,
    take_document_out,
)
from commontable.response.identity.documents import Document
from commontable.response.identity.models import OwnDocument, OwnFile, OwnSection
from commontable.response.identity.own_file import cell_of, read_section, write_section
from commontable.response.identity.sections import Words
from commontable.response.situations.actions import save_draft
from commontable.response.situations.answers import Answers
from commontable.response.situations.models import Draft, Recusal
from commontable.response.situations.tests import factories as made
from tests.entries import entries_of, lines

from .factories import CONTENTS, KEYS, persons_of, written

pytestmark = pytest.mark.django_db
PAPER = Document("pdf", b"%PDF-1.7 Qzpaper")


def family(cast):
    return made.drafted(cast, kind="family", people=(made.person(), made.person()))


def kept(cast, draft, person=None) -> OwnDocument:
    with acting_as(cast.hana), lend(KEYS, cast.hana.holders):
        return add_document(draft, actor=cast.hana, person=person or persons_of(draft)[0], document=PAPER)


@pytest.mark.parametrize("section", CONTENTS)
def test_a_section_is_sealed_and_read_as_it_was_written(cast, section):
    with entries_of() as entries:
        row = written(cast, made.drafted(cast), section)
        with acting_as(cast.hana), lend(["identity"], cast.hana.teams):
            assert read_section(row, cast.hana) == CONTENTS[section]
    assert ("did", "write_section") in lines(entries)
    assert ("saw", "read_own_file") in lines(entries)
    # Whole sayings and not a few digits alone: an identifier may hold those.
    typed = re.findall(r"'([^']+ [^']+)'", repr(CONTENTS[section]))
    assert typed
    assert not [each for each in typed for entry in entries if each in str(entry.details)]


def test_each_writing_replaces_the_one_before_and_an_empty_one_takes_it_out(cast):
    draft = made.drafted(cast)
    first = written(cast, draft)
    second = written(cast, draft, content=Words("other"), seen_revision=1)
    assert (second.pk, second.revision) == (first.pk, 2)
    written(cast, draft, content=Words(""), seen_revision=2)
    with acting_as(cast.hana):
        assert not OwnSection.objects.exists()
    written(cast, draft, content=Words(""))


def test_of_two_who_write_at_once_the_later_is_told(cast):
    draft = made.drafted(cast)
    written(cast, draft)
    with pytest.raises(Stale):
        written(cast, draft)


def test_there_is_no_file_on_whoever_is_not_in_the_draft(cast):
    with pytest.raises(Invalid):
        written(cast, made.drafted(cast), person=new_id())


def test_no_other_team_writes_or_sees_it(cast):
    draft = made.drafted(cast)
    written(cast, draft)
    kept(cast, draft)
    for actor in (cast.omar, cast.hugo, cast.chris, cast.coral):
        with acting_as(actor), lend(KEYS, actor.holders):
            assert not any(each.objects.exists() for each in (OwnFile, OwnSection, OwnDocument))
            said = {"person": persons_of(draft)[0], "section": "notes", "content": Words("x"), "seen_revision": 0}
            with pytest.raises(Refused):
                write_section(draft, actor=actor, **said)


def test_released_teams_get_no_key_of_our_own_file(cast):
    situation = made.at_filter_4(cast)
    draft = made.draft_of(cast, situation)
    row = written(cast, draft)
    made.released(cast, situation)
    with acting_as(cast.hana):
        holders = WrappedKey.objects.filter(data_key=row.file.data_key).values_list("holder_id", flat=True)
        assert set(holders) == {cast.teams["Hospital East"]}
    with acting_as(cast.omar), lend(KEYS, cast.omar.holders):
        assert not OwnSection.objects.exists()
        with pytest.raises(KeyNotHeld):
            unseal(row.file.data_key, cell_of(row), bytes(row.sealed))


def test_a_ring_without_the_compartment_opens_nothing(cast):
    row = written(cast, made.drafted(cast))
    with acting_as(cast.hana), lend(["limited", "youth_justice"], cast.hana.holders), pytest.raises(KeyNotHeld):
        read_section(row, cast.hana)


def test_cells_swapped_between_people_sections_and_writings_do_not_open(cast):
    draft = family(cast)
    one, other = persons_of(draft)
    mine, theirs = written(cast, draft, person=one), written(cast, draft, person=other)
    tried = written(cast, draft, "tried", person=one)
    with acting_as(cast.hana), lend(["identity"], cast.hana.teams):
        for row, foreign in ((mine, theirs), (mine, tried), (tried, mine)):
            with pytest.raises(SealBroken):
                unseal(row.file.data_key, cell_of(row), bytes(foreign.sealed))
        moved = replace(cell_of(mine), compartment=Compartment.LIMITED)
        with pytest.raises(SealBroken):
            unseal(mine.file.data_key, moved, bytes(mine.sealed))
        with pytest.raises(SealBroken):
            unseal(mine.file.data_key, replace(cell_of(mine), version=2), bytes(mine.sealed))


def test_a_document_is_sealed_named_by_the_server_and_read_on_record(cast):
    draft = made.drafted(cast)
    first, second = kept(cast, draft), kept(cast, draft)
    assert (first.name, second.name) == ("document-1.pdf", "document-2.pdf")
    assert b"Qzpaper" not in bytes(first.sealed)
    with acting_as(cast.hana), lend(["identity"], cast.hana.teams), entries_of() as entries:
        assert read_document(first, cast.hana) == PAPER.data
        with pytest.raises(SealBroken):
            unseal(first.file.data_key, context_of_document(second), bytes(first.sealed))
    assert lines(entries) == [("saw", "read_document")]
    with acting_as(cast.hana):
        take_document_out(OwnDocument.objects.select_related("file").get(pk=first.pk), actor=cast.hana)
        assert [each.number for each in OwnDocument.objects.all()] == [2]


def test_a_person_taken_away_takes_our_own_file_along_key_first(cast):
    draft = family(cast)
    gone, stays = persons_of(draft)
    for person in (gone, stays):
        written(cast, draft, person=person)
        kept(cast, draft, person)
    with acting_as(cast.hana):
        remove_person(draft, actor=cast.hana, person=gone, answers=Answers.from_json(draft.answers))
        assert [each.pk for each in OwnFile.objects.all()] == [stays]
        assert OwnSection.objects.count() == OwnDocument.objects.count() == 1
        assert DataKey.objects.filter(compartment="identity", live=True).count() == 1


def test_a_discarded_draft_takes_every_file_along(cast):
    draft = made.drafted(cast)
    written(cast, draft)
    kept(cast, draft)
    with acting_as(cast.hana):
        discard(draft, actor=cast.hana)
        assert not any(each.objects.exists() for each in (OwnFile, OwnSection, OwnDocument))
        assert not DataKey.objects.filter(live=True).exists()


def test_a_no_leaves_our_own_file_to_us(cast):
    situation = made.at_filter_2(cast)
    row = written(cast, made.draft_of(cast, situation))
    with acting_as(cast.chris):
        decide_not_met(situation, actor=cast.chris, reason="not_aer", how="consensus")
        meeting = Meeting.objects.get(table=situation.table_id, closed_at=None, opened_at__isnull=False)
        close_meeting(meeting, actor=cast.chris)
    with acting_as(cast.hana), lend(["identity"], cast.hana.teams):
        assert read_section(OwnSection.objects.select_related("file").get(pk=row.pk), cast.hana) == CONTENTS["notes"]


def test_whoever_recused_themselves_sees_nothing_of_it(cast):
    situation = made.at_filter_2(cast)
    written(cast, made.draft_of(cast, situation))
    with acting_as(cast.hana):
        assert OwnFile.objects.exists()
    with acting_as(cast.chris), as_system(situation.table_id), licensed("test"):
        record(Kind.DID, "test", cast.chris)
        member = Member.objects.get(pk=cast.hana.member)
        Recusal.objects.create(situation=situation, member=member, table_id=situation.table_id, at=situation.brought_at)
    with acting_as(cast.hana):
        assert not any(each.objects.exists() for each in (OwnFile, OwnSection))


def test_the_draft_may_be_changed_and_its_file_stays(cast):
    draft = made.drafted(cast)
    row = written(cast, draft)
    with acting_as(cast.hana), lend(["identity"], cast.hana.teams):
        save_draft(Draft.objects.of(cast.hana).get(), actor=cast.hana, answers=Answers.from_json(draft.answers))
        assert read_section(OwnSection.objects.select_related("file").get(pk=row.pk), cast.hana) == CONTENTS["notes"]
