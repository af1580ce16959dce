"""What is found wrong with a discussion? Pure: rows made by hand."""

import pytest

from commontable.response.returns.checking import faults_of
from commontable.response.returns.profile import FIELDS, WITHHELD
from commontable.response.returns.rows import Row
from tests.pure import a_situation

WHOLE = {
    "number": "EA-26-0001",
    "site": "EA",
    "date_opened": "2026-01-05",
    "date_decided": "2026-01-07",
    "date_closed": "2026-02-01",
    "originating_sector": "health",
    "originating_agency": "hospital",
    "lead_agency": "social_housing",
    "discussion_type": "person",
    "subject_kind": "person",
    "age_group": "from_40_to_59",
    "gender": "male",
    "harm_role": "harmed",
    "times_discussed": "2",
    "aer_met": "yes",
    "risk_factors": "gambling_chronic",
    "services_mobilized": "food:connected:social_housing",
    "conclusion_group": "risk_lowered",
    "conclusion_reason": "connected",
}


def a_row(**cells: str) -> Row:
    return Row(a_situation(), {field.code: ({**WHOLE, **cells}).get(field.code, "") for field in FIELDS})


def codes(**cells: str) -> list[str]:
    return [fault.code for fault in faults_of([a_row(**cells)])]


def test_a_whole_discussion_has_no_fault():
    assert codes() == []


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"age_group": "", "gender": "", "harm_role": ""}, "no_people"),
        ({"risk_factors": ""}, "no_risk"),
        ({"lead_agency": ""}, "no_lead"),
        ({"rules_applied": "silence_not_returned"}, "silence"),
        ({"rules_applied": "not_ratified_not_returned"}, "no_reason"),
        ({"services_mobilized": "food:informed:social_housing"}, "connected_without"),
        ({"services_mobilized": "", "conclusion_reason": "no_table_action"}, "no_service"),
        ({"times_discussed": "0"}, "never_heard"),
        ({"date_closed": "2026-01-01"}, "closed_before"),
        ({"risk_factors": "never_heard_of"}, "unknown_code"),
        ({"affected_persons": "from_60:male"}, "unknown_code"),
        ({"aer_met": "no", "conclusion_reason": ""}, "no_rejection"),
    ],
)
def test_each_fault_is_found(cells, fault):
    assert codes(**cells) == [fault]


def test_a_rejected_discussion_with_its_reason_has_no_fault():
    withheld = {field.code: WITHHELD for field in FIELDS if field.withheld}
    ends = {"conclusion_group": "", "conclusion_reason": "", "date_closed": ""}
    assert codes(**withheld, **ends, aer_met="no", rejection_reason="not_aer") == []


def test_an_adult_with_a_category_alone_has_a_risk():
    assert codes(risk_factors="", risk_categories="gambling") == []
