"""Does a trend say which points are more than chance, and how they were judged?"""

from dataclasses import replace
from datetime import date

import pytest

from commontable.insight.pictures import trend
from commontable.insight.pictures.axes import rate_ends, share_ends, stretches, ticks
from commontable.insight.pictures.numbers import Ratio
from commontable.insight.pictures.periods import Period, quarter, year
from commontable.insight.pictures.samples import CONTACTS

PERIODS = [quarter(date(place // 4, 1 + 3 * (place % 4), 1), "en") for place in range(2026 * 4 - 9, 2026 * 4 + 3)]
STEPS = tuple(trend.Step(period, Ratio(*each)) for period, each in zip(PERIODS, CONTACTS, strict=True))
CONTACT = trend.Trend("contact", "First contact", STEPS, "en")


def test_the_point_outside_is_named_with_its_numbers():
    drawn = trend.draw(CONTACT)
    assert "Outside the limits: Q4 2025, 56% (19 of 34), below the limit." in drawn.description
    assert drawn.svg.count('class="pic-outside"') == 1
    assert "below the limit</text>" in drawn.svg


def test_the_chart_and_what_its_limits_come_from_are_named():
    assert trend.draw(CONTACT).note.startswith(
        "p chart: limits at 3 standard errors from the centre line of the 12 periods shown"
    )
    assert trend.draw(replace(CONTACT, chart="u")).note.startswith("u chart")
    assert "the comparison period, Q4 2023 to Q3 2024" in trend.draw(replace(CONTACT, compared=4)).note
    french = trend.draw(replace(CONTACT, lang="fr", compared=4)).note
    assert french.startswith(
        "Carte p\u00a0: limites à 3 erreurs types de la ligne centrale de la période de comparaison"
    )


def test_the_latest_is_told_beside_the_same_quarter_a_year_before():
    assert "Latest, Q3 2026: 86% (31 of 36). A year before: 78% (28 of 36)." in trend.draw(CONTACT).description
    yearly = replace(CONTACT, steps=(trend.Step(year(2025), Ratio(1, 2)), trend.Step(year(2026), Ratio(3, 4))))
    assert "A year before: 50% (1 of 2)." in trend.draw(yearly).description
    halves = [Period("H1", "first", "The first half"), Period("H1", "second", "The second half")]
    named = replace(CONTACT, steps=tuple(trend.Step(period, Ratio(1, 2)) for period in halves))
    assert "A year before" not in trend.draw(named).description


def test_a_latest_that_is_withheld_is_said_to_be():
    hidden = replace(CONTACT, steps=(*STEPS[:-1], trend.Step(PERIODS[-1], Ratio(None, None, "small"))))
    assert "The latest, Q3 2026, is withheld." in trend.draw(hidden).description


def test_the_table_has_each_period_with_its_limits_and_reading():
    table = trend.table(CONTACT)
    assert table.header == ("Period", "Counted", "Of", "Share", "Lower limit", "Centre line", "Upper limit", "Reading")
    assert table.shown()[8] == (
        "October to December 2025",
        "19",
        "34",
        "55.9%",
        "56.2%",
        "77.6%",
        "99.1%",
        "below the limit",
    )
    assert trend.table(replace(CONTACT, counted=("Contacted", "Accepted"))).header[1:3] == ("Contacted", "Accepted")


def test_a_period_with_nothing_to_count_is_a_gap_and_not_withheld():
    steps = (*STEPS[:3], trend.Step(PERIODS[3], Ratio(0, 0)), *STEPS[4:])
    drawn = trend.draw(replace(CONTACT, steps=steps))
    assert drawn.table.shown()[3][1:] == ("0", "0", "–", "–", "–", "–", "none to count")
    assert "pic-frame" not in drawn.svg


@pytest.mark.parametrize("wrong", [{"chart": "x"}, {"steps": ()}])
def test_a_trend_is_one_of_two_charts_of_something(wrong):
    with pytest.raises(ValueError, match="p chart or a u chart"):
        replace(CONTACT, **wrong)


def test_axes_run_to_round_values():
    assert share_ends([0.56, 0.99]) == (0.4, 1.0)
    assert share_ends([0.4]) == (pytest.approx(0.2), pytest.approx(0.6))
    assert share_ends([1.0]) == (0.8, 1.0)
    assert share_ends([]) == (0.0, 1.0)
    assert rate_ends([8.4, 11.75]) == (0.0, 15.0)
    assert rate_ends([0.031]) == (0.0, pytest.approx(0.04))
    assert rate_ends([]) == (0.0, 1.0)


@pytest.mark.parametrize("most", [0.003, 0.07, 0.9, 1, 3.3, 8, 9.99, 10, 47, 1200, 99999])
def test_an_axis_has_between_three_and_seven_values(most):
    low, high = rate_ends([most])
    assert high >= most
    assert 3 <= len(ticks(low, high, share=False)) <= 7
    assert ticks(low, high, share=False)[-1] == pytest.approx(high)


def test_years_stand_under_their_first_quarter_and_never_touch():
    many = [quarter(date(place // 4, 1 + 3 * (place % 4), 1), "en") for place in range(2013 * 4, 2023 * 4)]
    drawn = trend.draw(replace(CONTACT, steps=tuple(trend.Step(period, Ratio(5, 9)) for period in many)))
    assert all(f">{each}</text>" in drawn.svg for each in range(2014, 2023))
    assert 3 <= sum(f">{each}</text>" in drawn.narrow for each in range(2013, 2023)) <= 6


def test_stretches_are_unbroken():
    assert stretches([True, True, False, True]) == [range(2), range(3, 4)]
    assert stretches([False]) == stretches([]) == []
