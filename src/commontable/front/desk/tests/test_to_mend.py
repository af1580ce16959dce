"""What is to be put right is read by those who run the table, each number under their own rows; nobody else learns of one."""

import pytest
from django.urls import reverse

from commontable.groundwork.access.session import acting_as
from commontable.insight.reports.tests.putting import a_release
from commontable.insight.snapshot.models import Number
from commontable.insight.snapshot.taking import take
from commontable.response.agenda.presence import recognise
from commontable.response.situations.tests import factories as made

from .opening import opened, words

pytestmark = pytest.mark.django_db
AT = "/mend/EA/"


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.SNAPSHOTS = tmp_path / "snapshots"


@pytest.fixture
def untold(cast):
    """An accepted situation with somebody whose age is unknown, in the newest snapshot."""
    situation = made.accepted(
        cast, people=(made.person("unknown", risk_factors=("gambling_chronic", "housing_no_access")),)
    )
    take()
    return situation


def test_the_five_people(cast, untold):
    answers = {who: opened(cast, who, AT).status_code for who in ("chris", "coral", "sara", "wilma", "outsider")}
    assert answers == {"chris": 200, "coral": 200, "sara": 403, "wilma": 403, "outsider": 302}


def test_each_check_leads_to_the_situations_it_found(cast, untold):
    whole = words(opened(cast, "coral", AT))
    assert "Age or gender of somebody unknown" in whole
    assert untold.number not in whole
    chosen = opened(cast, "coral", AT + "?check=age_or_gender_unknown").content.decode()
    assert reverse("desk:situation", args=[untold.number]) in chosen


def test_a_number_the_reader_may_not_see_was_never_found(cast, untold):
    with acting_as(cast.chris):
        recognise(untold, actor=cast.chris)
    assert "Age or gender" not in words(opened(cast, "chris", AT))
    assert "Age or gender" in words(opened(cast, "coral", AT))


def test_before_the_first_snapshot_it_says_so(cast):
    assert "No snapshot was taken yet" in words(opened(cast, "chris", AT))


def test_with_nothing_found_it_says_so(cast):
    take()
    assert "Nothing to put right" in words(opened(cast, "chris", AT))


def test_nobody_reads_which_number_stands_for_what(cast, untold):
    with acting_as(cast.coral):
        assert not Number.objects.exists()


def test_the_report_leads_those_who_run_the_table_there_and_nobody_else(cast):
    a_release(cast, "fidelity", period="2026-to-Q3")
    at = "/numbers/fidelity/EA/2026-to-Q3/"
    assert "/mend/EA/?check=" in opened(cast, "chris", at).content.decode()
    assert "/mend/" not in opened(cast, "sara", at).content.decode()
