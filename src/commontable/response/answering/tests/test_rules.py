"""Who confirms, corrects, tells the person, reviews, answers?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from commontable.groundwork.access.actor import Actor, system
from commontable.identifiers import new_id
from commontable.partnership.meetings.models import Meeting
from commontable.response.answering import rules
from commontable.response.disclosure.about import About
from commontable.response.disclosure.basis import Basis
from commontable.response.disclosure.models import Deferral, PersonNotice, Telling
from commontable.response.situations.models import Person
from tests.pure import OURS, TABLE, THEIRS, THIRD, a_situation, chair, code, member

NOW = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
AGENCY = new_id()


def spoken(hours: int = 1, **values) -> rules.Spoken:
    return rules.Spoken(Telling(from_team_id=OURS, recorded_at=NOW - timedelta(hours=hours), **values), NOW)


def of(notice: PersonNotice | None = None, deferral: Deferral | None = None, leading=frozenset({THEIRS}), **values):
    about = About(Person(), a_situation("filter_4", **values), frozenset({THEIRS, THIRD}), Basis())
    return rules.OfPerson(about, leading, notice, deferral, AGENCY)


def test_the_system_of_the_table_writes_down():
    meeting = Meeting(table_id=TABLE)
    assert code(rules.may_write_down(system([TABLE]), meeting)) == "yes"
    for actor in (system([new_id()]), chair(), member(OURS)):
        assert code(rules.may_write_down(actor, meeting)) == "system_only"


def test_whoever_is_signed_in_and_finds_a_telling_reads_it():
    assert code(rules.may_read_telling(member(), spoken())) == "yes"
    assert code(rules.may_read_telling(Actor(), spoken())) == "not_speaker"


def test_the_team_that_spoke_confirms_once():
    assert code(rules.may_confirm(member(OURS), spoken())) == "yes"
    assert code(rules.may_confirm(member(THEIRS), spoken())) == "not_speaker"
    assert code(rules.may_confirm(member(OURS), spoken(confirmed_at=NOW))) == "told_confirmed"


def test_it_is_corrected_within_a_day_and_then_only_added_to():
    for hours, correct, add in ((23, "yes", "still_correctable"), (24, "too_late_to_correct", "yes")):
        assert code(rules.may_correct(member(OURS), spoken(hours))) == correct
        assert code(rules.may_add(member(OURS), spoken(hours))) == add
    assert code(rules.may_correct(member(THEIRS), spoken())) == "not_speaker"
    assert code(rules.may_add(member(THEIRS), spoken(30))) == "not_speaker"


def test_whoever_leads_tells_the_person_once_and_not_while_it_waits():
    notice, told = PersonNotice(), PersonNotice(done_at=NOW)
    waiting, reviewed = Deferral(asked_team_id=THEIRS), Deferral(asked_team_id=THEIRS, reviewed_at=NOW)
    for rule in (rules.may_tell_person, rules.may_defer):
        assert code(rule(member(THEIRS), of(notice))) == "yes"
        assert code(rule(member(THEIRS), of(notice, reviewed))) == "yes"
        assert code(rule(member(OURS), of(notice))) == "not_owner"
        assert code(rule(member(new_id()), of(notice))) == "no_party"
        assert code(rule(member(THEIRS), of())) == "no_notice"
        assert code(rule(member(THEIRS), of(told))) == "notice_done"
        assert code(rule(member(THEIRS), of(notice, waiting))) == "deferral_waits"


def test_until_somebody_leads_the_team_that_brought_the_person_owes_it():
    assert code(rules.may_tell_person(member(OURS), of(PersonNotice(), leading=frozenset()))) == "yes"
    assert of(leading=frozenset(), originating_team_id=None).owners == frozenset()


def test_a_second_person_of_another_team_reviews():
    asker = member(THEIRS)
    waiting = Deferral(asked_team_id=THEIRS, asked_by_id=asker.member)
    assert code(rules.may_review(member(THIRD), of(PersonNotice(), waiting))) == "yes"
    assert code(rules.may_review(member(OURS), of(PersonNotice(), waiting))) == "yes"
    assert code(rules.may_review(member(THEIRS), of(PersonNotice(), waiting))) == "same_team"
    both = replace(member(THEIRS, THIRD), member=asker.member)
    assert code(rules.may_review(both, of(PersonNotice(), waiting))) == "same_team"
    assert code(rules.may_review(member(THIRD), of(PersonNotice()))) == "nothing_to_review"
    assert code(rules.may_review(member(new_id()), of(PersonNotice(), waiting))) == "no_party"
    assert rules.reviewing_team(member(THIRD), of()) == THIRD


def test_the_officer_of_the_agency_that_brought_them_and_the_lead_answer():
    officer = Actor(role="member", privacy_of=frozenset({AGENCY}))
    assert code(rules.may_answer(officer, of())) == "yes"
    assert code(rules.may_answer(member(THEIRS), of())) == "yes"
    for actor in (member(OURS), member(THIRD), chair(), replace(officer, privacy_of=frozenset({new_id()}))):
        assert code(rules.may_answer(actor, of())) == "not_answerable"
