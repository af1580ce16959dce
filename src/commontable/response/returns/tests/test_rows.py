"""What does the row of a discussion say? On PostgreSQL, as the coordinator reads it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.classes import data_classes
from commontable.groundwork.access.session import acting_as
from commontable.response.closing.actions import mobilise
from commontable.response.filters.actions import close_meeting
from commontable.response.moves.actions import transfer
from commontable.response.returns.profile import DAY, FIELDS, KEY, WITHHELD
from commontable.response.returns.rows import Period, row_of, rows_of
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories as made

pytestmark = pytest.mark.django_db

TODAY = date.today()  # noqa: DTZ011  the factories play now
ALL = Period(TODAY - timedelta(days=2), TODAY + timedelta(days=2))


def rows(cast, period: Period = ALL) -> dict:
    with acting_as(cast.coral):
        return {row["number"]: row.cells for row in rows_of(cast.table("EA"), period)}


def final_no(cast):
    situation = made.rejected(cast)
    meeting = made.meeting_of(cast, situation)
    with acting_as(cast.chris):
        close_meeting(meeting, actor=cast.chris)
    return situation


def with_service(cast, **answers):
    situation = made.reported(cast, **answers)
    with acting_as(cast.omar):
        mobilise(situation, actor=cast.omar, service="food", outcome="connected")
    return situation


def test_an_accepted_discussion_says_what_the_table_knows(cast):
    situation = with_service(cast)
    row = rows(cast)[situation.number]
    assert row["aer_met"] == "yes"
    assert (row["age_group"], row["gender"], row["harm_role"]) == ("from_40_to_59", "male", "harmed")
    assert row["risk_factors"] == "basic_needs_unable; gambling_chronic"
    assert (row["originating_agency"], row["lead_agency"]) == ("hospital", "social_housing")
    assert row["assisting_agencies"] == "municipal_police"
    assert row["services_mobilized"] == "food:connected:social_housing"
    assert (row["times_discussed"], row["site"], row["date_closed"]) == ("1", "EA", "")


def test_a_rejected_discussion_says_n_a_where_the_rule_does_and_keeps_the_rest(cast):
    situation = final_no(cast)
    row = rows(cast)[situation.number]
    assert {row[field.code] for field in FIELDS if field.withheld} == {WITHHELD}
    assert (row["aer_met"], row["rejection_reason"], row["originating_agency"]) == ("no", "not_aer", "hospital")
    assert WITHHELD not in {row[field.code] for field in FIELDS if not field.withheld}


def test_what_is_not_decided_for_good_is_no_row(cast):
    waiting, rejected = made.brought(cast), made.rejected(cast)
    assert not {waiting.number, rejected.number} & set(rows(cast))


def test_everybody_else_in_it_is_an_affected_person(cast):
    people = (made.person("from_30_to_39", gender="female"), made.person("from_60"))
    situation = made.accepted(cast, kind="family", people=people)
    row = rows(cast)[situation.number]
    assert (row["age_group"], row["affected_persons"]) == ("from_30_to_39", "from_60:male:harmed")


def test_of_a_young_person_a_category_stands_apart_and_no_detail(cast):
    young = made.person("from_12_to_17", risk_factors=("gambling_chronic", "criminal_involvement_arson"))
    situation = made.accepted(cast, people=(young,), duty_to_report="made")
    row = rows(cast)[situation.number]
    assert row["risk_categories"] == "criminal_involvement"
    assert "criminal" not in row["risk_factors"]


@pytest.mark.parametrize(
    ("answers", "type_", "rule"),
    [
        ({"kind": "group", "people": (), "group_size": "from_2_to_4"}, "family", "group_as_family"),
        ({"kind": "group", "people": (), "group_size": "from_5_to_9"}, "person", "group_as_person"),
        ({"kind": "place", "people": (), "place_kind": "store"}, "environmental", "place_by_list"),
    ],
)
def test_a_group_and_a_place_are_returned_by_rule_and_the_rule_is_named(cast, answers, type_, rule):
    situation = made.brought(cast)
    with acting_as(cast.coral):
        row = Situation.objects.get(pk=situation.pk)
        for name, value in answers.items():
            if name != "people":
                setattr(row, name, value)
        said = row_of(row, cast.table("EA"))
    assert (said["discussion_type"], said["rules_applied"]) == (type_, rule)


@pytest.mark.parametrize("kind", ["group", "place"])
def test_of_a_rejected_group_or_place_the_type_is_withheld(cast, kind):
    situation = made.brought(cast)
    with acting_as(cast.coral):
        row = Situation.objects.get(pk=situation.pk)
        row.kind, row.stage = kind, "minimised"
        said = row_of(row, cast.table("EA"))
    assert (said["discussion_type"], said["rules_applied"]) == (WITHHELD, "type_withheld")


@pytest.mark.parametrize(
    ("conclusion", "group", "reason", "rule"),
    [
        ("informed", "still_aer", "informed", ""),
        ("never_aer", "other", "never_aer", "proven_false_as_other"),
        ("silence", "", "", "silence_not_returned"),
    ],
)
def test_the_conclusion_is_returned_as_the_province_has_it(cast, conclusion, group, reason, rule):
    situation = made.closed(cast)
    with acting_as(cast.coral):
        row = Situation.objects.get(pk=situation.pk)
        row.conclusion = conclusion
        said = row_of(row, cast.table("EA"))
    assert (said["conclusion_group"], said["conclusion_reason"], said["rules_applied"]) == (group, reason, rule)


def test_what_was_handed_over_under_way_says_so(cast):
    situation = made.reported(cast)
    everything = system(cast.tables.values())
    with acting_as(everything):
        transfer(situation, actor=everything, to=cast.tables["WE"], reason="moved")
    row = rows(cast)[situation.number]
    assert (row["rules_applied"], row["lead_agency"]) == ("handed_over", "social_housing")


def test_only_the_days_of_the_period_are_returned(cast):
    made.accepted(cast)
    assert rows(cast, Period(TODAY - timedelta(days=9), TODAY - timedelta(days=3))) == {}


def test_the_queries_do_not_grow_with_the_rows(cast):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            rows(cast)
        return len(queries)

    with_service(cast)
    few = asked()
    with_service(cast)
    with_service(cast)
    assert asked() == few


def test_only_open_columns_are_read_or_it_is_said_why():
    classes = data_classes()
    for field in FIELDS:
        for each in field.reads:
            table, column = each.split(".")
            is_open = classes[table].columns[column] == "open"
            assert is_open or field.why in (DAY, KEY), f"{field.code} reads {each}"
