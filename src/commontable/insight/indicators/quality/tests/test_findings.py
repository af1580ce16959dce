"""What was found in the data, and the list of what is to be mended."""

import pytest

from commontable.insight.indicators.checks import CHECKS, SEVERITIES, WHO_MENDS, check
from commontable.insight.indicators.looking import fix_list
from commontable.insight.indicators.tests.making import shares, situations
from commontable.insight.mart import Star

GOOD = {"has_lead": True, "risks": 4, "people": 1, "reported": True, "due_passed": True}
CLOSED = {**GOOD, "closed": True, "conclusion": "connected", "connected": True}
NO = {"accepted": False, "rejection_reason": "not_aer", "minimised_in_time": True}
WRONG = [
    ("connected_without_service", {**CLOSED, "connected": False}),
    ("facts_of_rejected", {**NO, "risks": 3}),
    ("not_destroyed", {**NO, "minimised_in_time": False}),
    ("no_reason", {**NO, "rejection_reason": None}),
    ("no_lead", {**GOOD, "has_lead": False}),
    ("no_report", {**GOOD, "reported": False}),
    ("no_conclusion", {**CLOSED, "conclusion": None}),
    ("no_risk", {**GOOD, "risks": 0}),
    ("nobody", {**GOOD, "people": 0}),
    ("very_many", {**GOOD, "people": 13}),
    ("very_long", {**GOOD, "days_followed": 366}),
    ("closed_before_decided", {**CLOSED, "days_to_close": -7}),
    ("contact_before_attempt", {**GOOD, "hours_to_attempt": 20.0, "hours_to_contact": 4.0}),
    ("action_before_decision", {**GOOD, "hours_to_attempt": -1.0, "hours_to_contact": 4.0}),
    ("systemic_without_barrier", {**CLOSED, "conclusion": "systemic"}),
]


def mended(**tables):
    return sorted((row["situation"], row["check"]) for row in fix_list(Star.of(tables)).to_pyarrow().to_pylist())


def test_good_records_have_nothing_to_mend():
    assert mended(situation=situations((8, GOOD), (8, CLOSED), (4, NO))) == []


def test_each_fault_is_found_in_its_situation_alone():
    rows = situations((5, GOOD), *((1, wrong) for _, wrong in WRONG))
    assert mended(situation=rows) == [(6 + place, code) for place, (code, _) in enumerate(WRONG)]


def test_what_people_services_and_barriers_leave_unsaid_is_found():
    rows = {
        "situation": situations((3, CLOSED)),
        "person": [
            {"situation": 1, "age_band": "unknown", "gender": "male"},
            {"situation": 2, "age_band": "from_60", "gender": "male"},
        ],
        "service": [{"situation": 2, "outcome": "unknown"}, {"situation": 3, "outcome": "connected"}],
        "barrier": [
            {"situation": 3, "theme": "wait"},
            {"situation": 1, "theme": "wait", "wait_days": 4},
            {"situation": 2, "theme": "cost"},
        ],
    }
    assert mended(**rows) == [(1, "age_or_gender_unknown"), (2, "outcome_unknown"), (3, "wait_without_length")]


def test_the_list_is_of_one_table_and_of_some_checks_where_that_is_asked():
    star = Star.of({"situation": situations((2, {**GOOD, "risks": 0}), (1, {**GOOD, "risks": 0, "table": "WE"}))})
    found = fix_list(star, [check("no_risk"), check("no_lead")], table="WE").to_pyarrow().to_pylist()
    assert found == [{"check": "no_risk", "severity": "missing", "mends": "originator", "table": "WE", "situation": 3}]


def test_each_check_is_a_share_of_the_situations_it_applies_to():
    found = shares("findings", ["check"], situation=situations((9, GOOD), (1, {**GOOD, "risks": 0}), (4, NO)))
    assert found["no_risk"] == (1, 10)
    assert found["facts_of_rejected"] == (0, 4)
    assert found["no_conclusion"] == (0, 0)


def test_each_table_has_its_own_and_every_number_is_looked_at():
    rows = situations((2, {**GOOD, "city": 1}), (1, {**GOOD, "city": 1, "table": "WE", "has_lead": False}))
    found = shares("findings", ["table", "check"], situation=rows)
    assert (found["EA", "no_lead"], found["WE", "no_lead"]) == ((0, 2), (1, 1))


def test_every_check_has_a_title_a_weight_and_somebody_who_mends_it():
    assert [each.code for each in CHECKS if each.severity not in SEVERITIES or each.mends not in WHO_MENDS] == []
    assert [each.code for each in CHECKS if not (each.title.en and each.title.fr)] == []
    assert len({each.code for each in CHECKS}) == len(CHECKS)


def test_an_unknown_check_is_refused():
    with pytest.raises(LookupError):
        check("colour")
