"""How is a person's identity kept, and read?"""

from uuid import UUID

import pytest

from commontable.groundwork.access.errors import Invalid, Refused, Stale
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.errors import KeyNotHeld, SealBroken
from commontable.groundwork.keys.models import DataKey, WrappedKey
from commontable.groundwork.keys.rings import lend
from commontable.groundwork.keys.sealing import unseal
from commontable.identifiers import new_id
from commontable.response.identity.actions import context_of, discard, remove_person, seal_identity
from commontable.response.identity.limited import Limited
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity
from commontable.response.situations.answers import Answers
from commontable.response.situations.tests.factories import SOMEBODY, brought, draft_of, drafted, person
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db


def first_of(draft) -> UUID:
    return UUID(Answers.from_json(draft.answers).people[0].id)


def write(cast, draft, limited: Limited = SOMEBODY, actor=None, person=None) -> SealedIdentity | None:
    actor = actor or cast.hana
    with acting_as(actor), lend(["limited"], actor.teams):
        return seal_identity(draft, actor=actor, person=person or first_of(draft), limited=limited)


def test_a_team_seals_and_reads_who_its_people_are(cast):
    sealed = write(cast, drafted(cast))
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        assert read_identity(sealed, cast.hana) == SOMEBODY


def test_sealing_leaves_one_entry_without_a_fact(cast):
    draft = drafted(cast)
    with entries_of() as entries:
        write(cast, draft)
    assert [(entry.action, entry.details) for entry in entries] == [("seal_identity", {"person": str(first_of(draft))})]


def test_nothing_of_a_name_is_in_the_row(cast):
    row = write(cast, drafted(cast))
    stored = bytes(row.sealed)
    for word in ("Zebedee", "Quill", "1981", "Lantern"):
        assert word.encode() not in stored


def test_each_reading_is_in_the_ledger_first(cast):
    sealed = write(cast, drafted(cast))
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams), entries_of() as entries:
        read_identity(sealed, cast.hana)
    assert lines(entries) == [("saw", "read_identity")]


def test_without_a_ring_nothing_opens_though_the_row_is_seen(cast):
    sealed = write(cast, drafted(cast))
    with acting_as(cast.hana):
        with pytest.raises(KeyNotHeld):
            read_identity(sealed, cast.hana)
        with lend(["plan"], cast.hana.teams), pytest.raises(KeyNotHeld):
            read_identity(sealed, cast.hana)


def test_writing_again_replaces_what_was_sealed(cast):
    draft = drafted(cast)
    first = write(cast, draft)
    second = write(cast, draft, Limited(name="Zebedee Quillon"))
    assert (second.pk, second.revision, second.data_key) == (first.pk, 2, first.data_key)
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        assert read_identity(second, cast.hana).name == "Zebedee Quillon"


def test_an_older_writing_put_back_does_not_open(cast):
    draft = drafted(cast)
    older = write(cast, draft)
    newer = write(cast, draft, Limited(name="Zebedee Quillon"))
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams), pytest.raises(SealBroken):
        unseal(newer.data_key, context_of(newer), bytes(older.sealed))


def test_an_empty_record_destroys_what_was_sealed_key_first(cast):
    draft = drafted(cast)
    key = write(cast, draft).data_key
    assert write(cast, draft, Limited()) is None
    with acting_as(cast.hana):
        assert not SealedIdentity.objects.exists()
        assert not WrappedKey.objects.filter(data_key=key).exists()
        assert not DataKey.objects.get(pk=key).live


def test_an_empty_record_of_nobody_writes_nothing(cast):
    assert write(cast, drafted(cast), Limited()) is None
    with acting_as(cast.hana):
        assert not DataKey.objects.exists()


def test_the_draft_must_have_that_person(cast):
    with pytest.raises(Invalid):
        write(cast, drafted(cast), person=new_id())


def test_another_team_seals_nothing_for_it(cast):
    draft = drafted(cast)
    with pytest.raises(Refused):
        write(cast, draft, actor=cast.omar)


def test_two_people_have_two_keys(cast):
    draft = drafted(cast, kind="family", people=(person(), person()))
    keys = {write(cast, draft, person=UUID(each.id)).data_key for each in Answers.from_json(draft.answers).people}
    assert len(keys) == 2


def test_kinds_say_what_is_known_and_never_the_facts():
    assert Limited(name="Z", address="9 Lantern Row").kinds == ["name", "address"]
    assert Limited().is_empty


def test_a_person_written_in_two_windows_is_not_overwritten(cast):
    draft = drafted(cast)
    write(cast, draft)
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams), pytest.raises(Stale):
        seal_identity(draft, actor=cast.hana, person=first_of(draft), limited=Limited(name="Z"), seen_revision=0)


def test_the_same_person_sent_again_is_no_second_window(cast):
    draft = drafted(cast)
    write(cast, draft)
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        again = seal_identity(draft, actor=cast.hana, person=first_of(draft), limited=SOMEBODY, seen_revision=0)
    assert again.revision == 2
    write(cast, draft, Limited())
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        gone = seal_identity(draft, actor=cast.hana, person=first_of(draft), limited=Limited(), seen_revision=2)
    assert gone is None


def test_a_person_taken_away_is_destroyed_with_their_name(cast):
    draft = drafted(cast, kind="family", people=(person(), person()))
    answers = Answers.from_json(draft.answers)
    gone, stays = (UUID(each.id) for each in answers.people)
    for each in (gone, stays):
        write(cast, draft, person=each)
    with acting_as(cast.hana):
        kept = remove_person(draft, actor=cast.hana, person=gone, answers=answers)
        assert list(SealedIdentity.objects.values_list("pk", flat=True)) == [stays]
    assert [each.id for each in Answers.from_json(kept.answers).people] == [str(stays)]


def test_a_discarded_draft_takes_every_name_with_it(cast):
    draft = drafted(cast)
    key = write(cast, draft).data_key
    with acting_as(cast.hana):
        discard(draft, actor=cast.hana)
        assert not SealedIdentity.objects.exists()
        assert not DataKey.objects.get(pk=key).live


def test_what_is_at_the_table_is_not_discarded_nor_its_names(cast):
    draft = draft_of(cast, brought(cast))
    write(cast, draft)
    with acting_as(cast.hana), pytest.raises(Refused):
        discard(draft, actor=cast.hana)
    with acting_as(cast.hana):
        assert SealedIdentity.objects.exists()
