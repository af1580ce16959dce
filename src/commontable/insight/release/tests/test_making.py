"""What is in a release, and can a hidden number be worked out of it, of several, or of a part and the whole?"""

import json
from datetime import date

import pytest

from commontable.insight.release.choosing import people_shown
from commontable.insight.release.figures import Figure, Span, whole_span
from commontable.insight.release.knowing import read
from commontable.insight.release.making import Before, NotPublishable, make

from .making import HALF, NEXT, QUARTER, figure, line, made, rows, star, story_e


def test_a_span_names_its_quarters_and_is_read_again():
    assert Span.read("2025-Q4..2026-Q1").codes == ("2025-Q4", "2026-Q1")
    assert Span.between(date(2026, 1, 31), date(2026, 6, 1)) == HALF
    assert [each.code for each in Span.read("2025-Q3..2026-Q2").years] == ["2025-Q3..2025-Q4", "2026-Q1..2026-Q2"]
    assert whole_span([figure("a", span=NEXT), figure("b", span=QUARTER)]) == HALF
    with pytest.raises(ValueError, match="names no quarter"):
        Span.read("2026-Q5")


def test_a_figure_is_kept_and_read_again():
    one = figure("aer_share", "kind", tables=("EA", "WE"))
    assert Figure.read(json.loads(json.dumps(one.plain()))) == one
    assert "tables" not in figure("aer_share").plain()


@pytest.mark.parametrize("audience", ["steering", "public"])
def test_story_e_the_share_and_the_reasons_are_withheld_from_steering_and_public_alike(audience):
    figures = (
        figure("aer_share"),
        figure("accepted_situations"),
        figure("rejected_by_reason", "rejection_reason"),
        figure("contact_in_time"),
        figure("connected_share"),
        figure("lowered_of_closed"),
        figure("lowered_of_accepted"),
    )
    release = made(story_e(), *figures, audience=audience)
    shown = {(each.figure, each.part): each.number for each in release.lines}
    share = (shown["aer_share.2026-Q1", "numerator"], shown["aer_share.2026-Q1", "denominator"])
    assert None in share
    assert shown["accepted_situations.2026-Q1", "numerator"] == share[0]
    rates = ("contact_in_time", "connected_share", "lowered_of_closed", "lowered_of_accepted")
    parts = ("numerator", "denominator")
    assert all(None in [shown[f"{rate}.2026-Q1", part] for part in parts] for rate in rates)
    reasons = [each for each in release.lines if each.figure.startswith("rejected_by_reason")]
    assert [each.number for each in reasons if each.number] == []


def test_dis_01_a_zero_of_a_few_and_all_of_one_sort_are_withheld():
    release = made(star(rows(30), rows(0)), figure("aer_share"))
    assert None in (
        line(release, "aer_share.2026-Q1", "numerator").number,
        line(release, "aer_share.2026-Q1", "denominator").number,
    )


def test_what_one_agency_made_is_withheld():
    of_one = [{**row, "originator": 1} for row in rows(40)]
    release = made(star(of_one, rows(40, accepted=False)), figure("accepted_situations"))
    assert line(release, "accepted_situations.2026-Q1", "numerator").number is None


def test_dis_02_a_small_cell_takes_another_with_it_over_all_margins():
    of = star(rows(100, table="EA"), rows(90, table="WE"), rows(80, table="NO"), rows(3, table="SO"))
    release = made(of, figure("accepted_situations", "table"), table="")
    hidden = {each.key[0] for each in release.lines if each.reason}
    assert "SO" in hidden
    assert len(hidden) >= 2
    assert release.certificate["hidden"] == len(hidden)
    assert release.certificate["least_upper"] >= 20


def test_dis_02_a_year_and_its_quarter_give_no_few_away():
    of = star(rows(60), rows(4, span=NEXT))
    release = made(of, figure("accepted_situations"), figure("accepted_situations", span=HALF))
    assert None in [each.number for each in release.lines]


def test_dis_06_a_later_release_shows_nothing_that_an_earlier_one_would_reveal():
    of = star(rows(60), rows(4, span=NEXT))
    first = made(of, figure("accepted_situations"))
    assert line(first, "accepted_situations.2026-Q1", "numerator").number == 60
    second = made(of, figure("accepted_situations", span=HALF), known=read(first.tables, "first"))
    assert line(second, f"accepted_situations.{HALF.code}", "numerator").number is None


def test_dis_06_a_revised_number_that_differs_by_few_is_withheld():
    first = made(star(rows(60)), figure("accepted_situations"))
    second = made(star(rows(63)), figure("accepted_situations"), known=read(first.tables, "first"))
    assert line(second, "accepted_situations.2026-Q1", "numerator").number is None


def test_dis_06_a_code_that_a_list_gained_since_is_no_contradiction():
    first = made(star(rows(60), rows(60, kind="family")), figure("accepted_situations", "kind"))
    of = star(rows(60), rows(60, kind="family"), rows(60, kind="place", span=NEXT))
    second = made(of, figure("accepted_situations", "kind", span=NEXT), known=read(first.tables, "first"))
    assert line(second, "accepted_situations.kind.2026-Q2", "numerator", "place").number is not None or second.lines


def test_who_knows_more_is_tried_too_and_named_in_the_certificate():
    of = star(rows(60), rows(60, accepted=False))
    inner = made(of, figure("accepted_situations"), audience="steering")
    before = [Before("public", 20), Before("steering", 11, read(inner.tables, "inner"))]
    release = make(of, [figure("aer_share")], "EA", before, lambda: None)
    assert release.certificate["also_tried_for"] == ["steering"]


def test_what_is_not_safe_for_those_who_know_more_is_refused_without_a_number():
    inner = made(star(rows(60)), figure("accepted_situations"), audience="steering")
    later = star(rows(63))
    before = [Before("public", 20), Before("steering", 11, read(inner.tables, "inner"))]
    with pytest.raises(NotPublishable) as refused:
        make(later, [figure("accepted_situations")], "EA", before, lambda: None)
    assert refused.value.code == "not_safe"
    assert "60" not in json.dumps(refused.value.places)
    assert "63" not in json.dumps(refused.value.places)


@pytest.mark.parametrize("table", ["", "EA"])
def test_a_situation_that_came_back_counts_in_one_quarter_however_long_the_time(table):
    """Brought in winter and in spring: were it counted in spring where spring is looked at alone, two figures would differ."""
    again = [{**row, "city": 0} for row in rows(1, span=NEXT)]
    of = star(rows(60), again, rows(60, span=NEXT))
    cut, alone = figure("accepted_situations", "quarter", span=HALF), figure("accepted_situations", span=NEXT)
    release = made(of, cut, alone, table=table)
    assert line(release, alone.name, "numerator").number == 60
    assert line(release, cut.name, "numerator", "2026-Q2").number == 60


def test_every_step_is_told():
    told: list[int] = []
    make(
        star(rows(60)),
        [figure("accepted_situations"), figure("rejected_situations")],
        "EA",
        [Before("public", 20)],
        lambda: told.append(1),
    )
    assert len(told) == 5


def test_the_canary_of_a_hidden_number_is_in_nothing_that_is_kept():
    of = star(rows(7913), rows(17, accepted=False))
    release = made(of, figure("aer_share"))
    kept = json.dumps([release.tables, [each.number for each in release.lines], release.certificate, release.withheld])
    hidden = {"7913", "7930"} - {str(each.number) for each in release.lines}
    assert not any(f"[{number}]" in kept or f", {number}" in kept for number in hidden)
    assert ", 17" not in kept
    assert "[17]" not in kept


def test_people_shown_is_what_a_reader_could_work_out():
    of = star(rows(100, table="EA"), rows(90, table="WE"), rows(80, table="NO"), rows(3, table="SO"))
    release = made(of, figure("accepted_situations", "table"), table="")
    total = line(release, "accepted_situations.table.2026-Q1", "numerator", "all").number
    shown = sum(each.number or 0 for each in release.lines if each.key != ("all",))
    assert total is None or release.people_shown == round(100 * shown / total)
    assert people_shown([]) is None


def test_definitions_are_frozen_with_their_words():
    release = made(star(rows(60)), figure("aer_share"))
    assert release.definitions[0]["text"]["title"]["fr"]
    assert release.definitions[0]["version"] == 1


def test_what_is_brought_again_in_a_later_quarter_counts_in_one_of_them_so_that_they_add_up():
    """Some at the same table and some at another: the numbers of the half year, of its quarters and of tables agree."""
    again, elsewhere = rows(30, span=NEXT), rows(30, table="WE", span=NEXT)
    for n, row in enumerate(again):
        row |= {"situation": 1000 + n, "city": n}
    for n, row in enumerate(elsewhere):
        row |= {"situation": 2000 + n, "city": 30 + n}
    of = star(rows(100), rows(40, span=NEXT), rows(90, table="WE"), again, elsewhere)
    some = [
        figure("accepted_situations", *by, span=HALF) for by in ((), ("quarter",), ("table",), ("table", "quarter"))
    ]
    found = made(of, figure("accepted_situations"), *some, table="")
    half, by_quarter, by_table, by_both = (each.name for each in some)
    assert line(found, half, "numerator").number == 100 + 40 + 90
    assert (
        line(found, by_quarter, "numerator", "2026-Q1").number
        == line(found, "accepted_situations.2026-Q1", "numerator").number
    )
    assert [line(found, by_quarter, "numerator", each).number for each in ("2026-Q1", "2026-Q2")] == [190, 40]
    assert [line(found, by_table, "numerator", each).number for each in ("EA", "WE")] == [140, 120]
    assert [line(found, by_both, "numerator", "EA", each).number for each in ("2026-Q1", "2026-Q2")] == [100, 40]


def test_a_sector_that_no_table_expects_is_nobody_in_every_quarter_and_says_nothing_of_anybody():
    quarters = (QUARTER, NEXT)
    meetings = [
        {"meeting": 10 * q + n, "table": "EA", "quarter": each.first}
        for q, each in enumerate(quarters)
        for n in range(9)
    ]
    attendance = [
        {"meeting": each["meeting"], "agency": agency, "sector": sector, "present": (each["meeting"] + agency) % 3 > 0}
        for each in meetings
        for agency in range(8)
        for sector in ("health", "justice")
    ]
    terms = [{"list": "sectors", "code": each} for each in ("health", "housing", "justice")]
    of = star(rows(60), meeting=meetings, attendance=attendance, term=terms)
    wanted = figure("attendance", "sector", span=HALF)
    found = made(of, wanted, audience="table")
    assert line(found, wanted.name, "denominator", "health").number == 144
    assert line(found, wanted.name, "denominator", "housing").number == 0


def test_what_two_tables_share_is_no_contradiction_between_the_city_and_its_tables():
    """Few of the south are withheld, and another table with them; the city is less than its tables added up."""
    shared = rows(40, table="WE")
    for n, row in enumerate(shared):
        row |= {"situation": 1000 + n, "city": n}
    of = star(rows(100), rows(50, table="WE"), rows(3, table="SO"), rows(30, table="NO"), shared)
    city, by_table = figure("accepted_situations"), figure("accepted_situations", "table")
    found = made(of, city, by_table, table="")
    assert line(found, city.name, "numerator").number == 183
    assert line(found, by_table.name, "numerator", "all").number == 223
    assert line(found, by_table.name, "numerator", "SO").reason == "withheld"
