"""May this person release what the table authorised?"""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from commontable.partnership.agreements.models import Agreement
from commontable.partnership.tables.models import Team
from commontable.response.disclosure import rules
from commontable.response.situations.models import Grant
from commontable.response.situations.stages import OPEN_WORK, Stage
from tests.pure import OURS, THEIRS, a_situation, chair, code, coordinator, member

NOW = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)


def grant(**values) -> Grant:
    return Grant(compartment="limited", team_id=THEIRS, owner_team_id=OURS, starts_at=NOW, **values)


def test_the_originating_team_releases_and_nobody_else():
    assert code(rules.may_release(member(OURS), grant())) == "yes"
    for actor in (member(THEIRS), chair(), coordinator()):
        assert code(rules.may_release(actor, grant())) == "not_ours"


def test_nothing_is_released_to_a_team_whose_part_has_ended():
    assert code(rules.may_release(member(OURS), grant(ends_at=NOW))) == "grant_ended"


def test_a_grant_of_the_record_releases_nothing():
    assert code(rules.may_release(member(OURS), Grant(compartment="record", team_id=THEIRS))) == "not_ours"


@pytest.mark.parametrize(
    ("sharing", "pledge", "ends", "answer"),
    [
        (TODAY, TODAY, None, "yes"),
        (TODAY, TODAY, TODAY, "yes"),
        (TODAY + DAY, TODAY, None, "not_bound"),
        (TODAY, TODAY + DAY, None, "not_bound"),
        (TODAY, None, None, "not_bound"),
        (None, TODAY, None, "not_bound"),
        (TODAY - DAY, TODAY - DAY, TODAY - DAY, "not_bound"),
    ],
)
def test_a_team_is_told_while_both_papers_bind_it(sharing, pledge, ends, answer):
    team = Team(agreement=Agreement(sharing_from=sharing, pledge_from=pledge, ends_on=ends))
    with time_machine.travel(NOW, tick=False):
        assert code(rules.may_be_told(member(OURS), team)) == answer


def test_a_team_without_papers_is_told_nothing():
    assert code(rules.may_be_told(member(OURS), Team())) == "not_bound"


@pytest.mark.parametrize("stage", Stage)
def test_nothing_is_released_before_or_after_the_intervention(stage):
    answer = code(rules.may_still_be_told(member(OURS), a_situation(stage)))
    assert answer == ("yes" if stage in OPEN_WORK else "not_under_way")
