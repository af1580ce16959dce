"""A certificate leaves with the numbers. Does it tell what is withheld?"""

import json

import pytest

from commontable.insight.release.making import mark

from .making import figure, line, made, rows, star

BY_TABLE = figure("accepted_situations", "table")


def of_one_agency(count: int) -> list[dict]:
    """All brought by one agency: withheld, to half of the threshold to either side."""
    return [{**row, "originator": 1} for row in rows(count, table="WE")]


def several(hidden: int):
    """The other tables make up for it, so that all that is shown is the same."""
    return star(rows(90), of_one_agency(hidden), rows(240, table="NO"), rows(141 - hidden, table="SO"))


def certified(hidden: int):
    return made(several(hidden), BY_TABLE, table="")


@pytest.mark.parametrize("hidden", [41, 61, 77])
def test_dis_02_the_certificate_does_not_tell_how_far_an_attack_had_to_go(hidden):
    """The bound that was reached for what one agency made is its number and half the threshold."""
    release = certified(hidden)
    assert line(release, BY_TABLE.name, "numerator", "WE").number is None
    kept = json.dumps({key: value for key, value in release.certificate.items() if key != "tables"})
    for told in (hidden, hidden + 10, hidden - 10):
        assert f" {told}," not in kept
        assert f" {told}}}" not in kept
    assert release.certificate["least_upper"] == 20


def test_two_that_differ_in_what_is_withheld_have_one_certificate():
    """Nothing in it, and so nothing in its hash, hangs on a hidden number: neither bounds nor how often was solved."""
    one, other = certified(61), certified(62)
    assert one.lines == other.lines
    assert one.certificate == other.certificate
    assert mark(one.certificate) == mark(other.certificate)
    assert one.tables == other.tables
