"""What counts no person is not withheld. Can anything of a person leave by that door?"""

from dataclasses import replace

from commontable.insight.indicators import Indicator, catalogue, indicator
from commontable.insight.indicators.form import THINGS
from commontable.insight.mart import TABLES, Star
from commontable.insight.release.asking import things_of
from commontable.insight.release.choosing import chosen
from commontable.insight.release.figures import Figure

from .making import QUARTER, figure, line, made, rows, star

AREAS = [
    {"area": "51", "table": "EA", "since": QUARTER.first, "until": None},
    {"area": "52", "table": None, "since": None, "until": None},
    {"area": "53", "table": None, "since": None, "until": None},
]


class OnlyThings:
    """A snapshot that has the tables of things, and fails when any other is asked for."""

    def __init__(self, of: Star) -> None:
        for name in THINGS:
            setattr(self, name, getattr(of, name))


def test_three_areas_of_which_two_have_no_table_are_told_to_everybody():
    release = made(star(rows(40), area=AREAS), figure("areas_uncovered"), figure("accepted_situations"), table="")
    told = [line(release, "areas_uncovered.2026-Q1", part).number for part in ("numerator", "denominator")]
    assert told == [2, 3]
    assert line(release, "accepted_situations.2026-Q1", "numerator").number == 40


def test_they_are_told_where_nothing_else_is_and_area_by_area():
    release = made(star(area=AREAS), figure("areas_uncovered", "area"), table="")
    assert {each.key: each.number for each in release.lines if each.part == "numerator"} == {
        ("all",): 2, ("51",): 0, ("52",): 1, ("53",): 1,
    }  # fmt: skip
    assert release.certificate["hidden"] == 0


def test_what_is_of_few_people_beside_them_stays_withheld():
    release = made(star(rows(3), area=AREAS), figure("areas_uncovered"), figure("accepted_situations"), table="")
    assert line(release, "accepted_situations.2026-Q1", "numerator").reason == "withheld"


def test_no_later_release_takes_them_for_what_is_known_of_people():
    release = made(star(rows(40), area=AREAS), figure("areas_uncovered"), figure("accepted_situations"), table="")
    assert [each["measure"] for each in release.tables] == ["accepted_situations"]


def test_measures_of_things_alone_can_be_counted_where_there_is_nobody():
    """Each that is marked asks for no table with anybody in it, and any other would fail: none is marked by mistake."""
    alone = OnlyThings(star(area=AREAS))

    def can_be_counted(each: Indicator) -> bool:
        try:
            return each.how(alone, each.needs) is not None
        except AttributeError:
            return False

    assert [each.code for each in catalogue() if can_be_counted(each)] == [
        each.code for each in catalogue() if each.of_things
    ]


def test_one_that_is_marked_by_mistake_counts_nobody(monkeypatch):
    """The mark empties the snapshot before anything is counted: the number is of nobody, whatever the measure asks for."""
    wrong = replace(indicator("accepted_situations"), of_things=True)
    monkeypatch.setattr("commontable.insight.indicators.indicator", lambda code: wrong)
    choice = chosen(star(rows(3)), Figure("a", "accepted_situations", (), QUARTER), "", {}, 5)
    assert [row["numerator"] for raw in choice.raws for some in raw.rows.values() for row in some] in ([], [0])


def test_only_the_tables_of_things_keep_their_rows():
    left = things_of(star(rows(40), area=AREAS))
    full = {name for name in TABLES if getattr(left, name).count().to_pyarrow().as_py()}
    assert full == {"area"}


def test_days_until_a_meeting_are_told_though_nobody_is_left_without():
    """As many are observed as are followed, always: that nobody is left tells of no one."""
    heard = [{**row, "days_to_meeting": 2 + n % 9} for n, row in enumerate(rows(210))]
    release = made(star(heard), figure("days_to_meeting"))
    assert [line(release, "days_to_meeting.2026-Q1", part).reason for part in ("numerator", "value", "ninth")] == [
        ""
    ] * 3


def test_days_to_close_are_withheld_only_where_the_closed_or_the_accepted_are():
    """The reader has both numbers in other figures: what is left of them is told, and withholding it here hid nothing."""
    ended = [{**row, "closed": n >= 2, "days_followed": 10 + n} for n, row in enumerate(rows(230))]
    release = made(star(ended), figure("days_to_close"), figure("accepted_situations"), audience="table")
    assert line(release, "days_to_close.2026-Q1", "numerator").number == 228
    assert line(release, "days_to_close.2026-Q1", "value").reason == ""
    few = [{**row, "closed": n < 3, "days_followed": 10 + n} for n, row in enumerate(rows(230))]
    hidden = made(star(few), figure("days_to_close"), audience="table")
    assert line(hidden, "days_to_close.2026-Q1", "numerator").reason == "withheld"
