"""Can each report be released as it is defined, and is what must be withheld of it withheld?"""

from datetime import date

import pytest

from commontable.insight.mart import Star
from commontable.insight.release.figures import Span
from commontable.insight.release.tests.making import QUARTER, made, rows, star, story_e
from commontable.insight.reports.catalogue import report
from commontable.insight.reports.offering import figures_of


def test_the_quarterly_report_of_story_e_is_released_to_its_table():
    """Three of its four quarters are empty: that they are is known, and tells of no one."""
    definition = report("quarterly")
    assert definition is not None
    release = made(story_e(), *figures_of(definition, QUARTER), table="EA", audience="table")
    shown = {(each.figure, each.part): each.number for each in release.lines if set(each.key) <= {"all"}}
    assert shown["accepted_situations.period", "numerator"] == 18
    assert None in (shown["aer_share.year", "numerator"], shown["aer_share.year", "denominator"])
    assert not [each for each in release.lines if each.number and each.part != "value" and each.number < 5]
    assert release.cells_shown < len(release.lines)


YEAR = Span(date(2025, 1, 1), 4)


def a_city() -> Star:
    """Two tables, six quarters, some 500 situations; six of them are at both tables, some in two quarters."""
    quarters = [Span(each) for each in Span(date(2024, 7, 1), 6).starts]
    some = []
    for place, span in enumerate(quarters):
        for table, many in (("EA", 48 + place), ("WE", 30 - place)):
            some.append(_worked_on(rows(many, table=table, span=span)))
            some.append(rows(4 + place, accepted=False, table=table, span=span, rejection_reason="not_aer"))
    twice = [{**row, "city": 7 * n} for n, row in enumerate(rows(6, table="WE", span=quarters[3]))]
    return star(*some, _worked_on(twice))


def _worked_on(accepted: list[dict]) -> list[dict]:
    for n, row in enumerate(accepted):
        row |= {"due_passed": n % 9 > 0, "contacted_in_time": n % 9 > 2, "closed": n % 5 > 0, "connected": n % 3 > 0}
        row |= {"attempted": n % 9 > 1, "lead": n % 17, "people": 1 + n % 3, "days_followed": 90}
        row |= {"conclusion_group": "risk_lowered" if n % 4 else "still_aer"} if n % 5 else {}
    return accepted


@pytest.mark.parametrize(
    ("code", "audience"), [("steering", "steering"), pytest.param("annual", "public", marks=pytest.mark.every)]
)
def test_the_report_of_a_city_is_released_though_some_situations_are_at_two_tables(code, audience):
    definition = report(code)
    assert definition is not None
    release = made(a_city(), *figures_of(definition, YEAR, of_city=True), table="", audience=audience)
    shown = {
        each.figure: each.number for each in release.lines if set(each.key) <= {"all"} and each.part == "numerator"
    }
    assert shown["contact_in_time.year" if code == "steering" else "contact_in_time.period"]
    assert release.cells_shown > 0
