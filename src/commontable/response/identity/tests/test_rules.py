"""May this person write or see who somebody is?"""

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from commontable.groundwork.access.actor import NOBODY, system
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.identity import rules
from commontable.response.identity.models import OwnDocument, OwnFile, SealedIdentity, YouthRecord
from commontable.response.situations.around import today_at
from commontable.response.situations.stages import Stage
from commontable.response.situations.tests.factories import whole
from tests.pure import OURS, THEIRS, a_draft, a_situation, chair, code, coordinator, member


def test_only_the_team_whose_draft_it_is_writes_who_its_people_are():
    assert code(rules.may_seal(member(OURS), a_draft())) == "yes"
    for actor in (member(THEIRS), chair(), coordinator(), NOBODY):
        assert code(rules.may_seal(actor, a_draft())) == "not_your_team"


def test_whoever_serves_no_team_sees_no_name():
    assert code(rules.may_see(member(THEIRS), SealedIdentity(team_id=OURS))) == "yes"
    for actor in (chair(), coordinator(), NOBODY):
        assert code(rules.may_see(actor, SealedIdentity(team_id=OURS))) == "no_team"


def test_the_page_that_writes_asks_the_same_of_the_persons_draft():
    somebody = SimpleNamespace(draft=a_draft())
    assert code(rules.may_write(member(OURS), somebody)) == "yes"
    assert code(rules.may_write(member(THEIRS), somebody)) == "not_your_team"


def test_a_person_is_taken_away_while_the_draft_is_still_free():
    assert code(rules.may_take_away(member(OURS), SimpleNamespace(draft=a_draft()))) == "yes"
    brought = SimpleNamespace(draft=a_draft(situation=a_situation(Stage.FILTER_2)))
    assert code(rules.may_take_away(member(OURS), brought)) == "already_brought"


def looked(draft=None, *, passes=True) -> SimpleNamespace:
    return SimpleNamespace(draft=draft or a_draft(), passes=passes)


def test_only_the_team_whose_draft_it_is_puts_it_in_words():
    for rule, thing in (
        (rules.may_write_words, a_draft()),
        (rules.may_put_in_words, SimpleNamespace(draft=a_draft())),
        (rules.may_pass, looked()),
    ):
        assert code(rule(member(OURS), thing)) == "yes"
        for actor in (member(THEIRS), chair(), coordinator(), NOBODY):
            assert code(rule(actor, thing)) == "not_your_team"


def test_nobody_overrides_words_that_tell_who_it_is():
    for rule in (rules.may_pass, rules.may_cross):
        assert code(rule(member(OURS), looked(passes=False))) == "tells_who"


def test_words_are_brought_with_a_draft_that_may_be_brought():
    assert code(rules.may_bring_in_words(member(OURS), looked())) == "not_complete"
    whole_one = a_draft(whole().to_json())
    assert code(rules.may_bring_in_words(member(OURS), looked(whole_one, passes=False))) == "tells_who"
    assert code(rules.may_bring_in_words(member(OURS), looked(whole_one))) == "yes"


def test_words_cross_while_the_situation_is_at_our_own_table():
    for stage in Stage:
        there = stage in ("brought", "filter_2", "filter_3", "filter_4", "intervening")
        draft = a_draft(situation=a_situation(stage))
        assert code(rules.may_cross(member(OURS), looked(draft))) == ("yes" if there else "not_there")
    assert code(rules.may_cross(member(OURS), looked())) == "not_there"
    others = a_draft(situation=a_situation(Stage.FILTER_2, originating_team_id=THEIRS))
    assert code(rules.may_cross(member(OURS), looked(others))) == "not_there"


def test_a_document_is_for_the_team_whose_file_it_is_in():
    document = OwnDocument(file=OwnFile(team_id=OURS))
    assert code(rules.may_keep_document(member(OURS), document)) == "yes"
    assert code(rules.may_keep_document(member(THEIRS), document)) == "not_your_team"


def test_a_youth_record_is_for_those_on_its_list_while_they_serve_its_team():
    ours, theirs = (replace(member(team), member=uuid4()) for team in (OURS, THEIRS))
    youth = YouthRecord(team_id=OURS, readers=[str(ours.member), str(theirs.member)])
    for rule in (rules.may_write_youth_record, rules.may_change_readers):
        assert code(rule(ours, youth)) == "yes"
        assert code(rule(theirs, youth)) == "not_listed"
        assert code(rule(replace(ours, member=uuid4()), youth)) == "not_listed"


@pytest.mark.parametrize(("days", "answer"), [(-1, "yes"), (0, "not_over"), (1, "not_over")])
def test_the_system_of_its_table_ends_it_after_its_last_day_alone(days, answer):
    table = SituationTable(time_zone="America/Toronto")
    youth = YouthRecord(team=Team(table=table), expires_on=today_at(table) + timedelta(days=days), readers=[])
    assert code(rules.may_end(system([table.pk]), youth)) == answer
    assert code(rules.may_end(system([uuid4()]), youth)) == "not_listed"
