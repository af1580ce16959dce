"""Can each report be released as it is defined, and is what must be withheld of it withheld?"""

from commontable.insight.release.tests.making import QUARTER, made, story_e
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
