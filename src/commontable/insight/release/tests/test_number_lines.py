"""Each line of a figure's table has as many cells as its head has columns, and nothing that was typed is markup."""

import pytest
from django.template import Context, Template
from django.utils.html import format_html, format_html_join

from commontable.insight.release.reading import Row, Sheet

DRAW = Template('{% include "release/numbers.html" %}')
PLAIN = Row(("Housing", "Q3 2026"), "12%", False, "60", "11%")
HOSTILE = Row(("<script>alert(1)</script>", "“&”"), 'with"held', True, "", "")


def drawn(rows: tuple[Row, ...], then: str) -> str:
    heads = ("Category", "Quarter")[: len(rows[0].heads)]
    sheet = Sheet("Risks", "", heads, rows, 0, {"unit": "people"})
    return DRAW.render(Context({"sheet": sheet, "then": then}))


@pytest.mark.parametrize("then", ["", "Q2 2026"])
@pytest.mark.parametrize("rows", [(PLAIN,), (HOSTILE,), (HOSTILE, PLAIN), (Row((), "7", False, "9"),)])
def test_a_line_has_a_cell_for_each_column(rows: tuple[Row, ...], then: str):
    head, _thead, body = drawn(rows, then).partition("</thead>")
    columns = head.count("<th ")
    for line in body.split("</tr>")[:-1]:
        assert line.count("<th ") + line.count("<td") == columns
    assert body.count("<tr>") == len(rows)


def test_a_line_says_what_it_is_of_its_number_of_how_many_and_what_it_was():
    cells = format_html_join("", '<td class="num">{}</td>', (("12%",), ("60",), ("11%",)))
    assert format_html('<th scope="row">{}</th><td>{}</td>{}</tr>', *PLAIN.heads, cells) in drawn((PLAIN,), "Q2 2026")


def test_words_are_escaped_and_what_is_withheld_is_quiet():
    page = drawn((HOSTILE, PLAIN), "")
    assert format_html('<th scope="row">{}</th><td>{}</td>', *HOSTILE.heads) in page
    assert format_html('<td class="num"><span class="quiet">{}</span></td><td class="num"></td>', HOSTILE.said) in page
    numbers = format_html_join("", '<td class="num">{}</td>', (("12%",), ("60",)))
    assert numbers in page
    assert "<script>" not in page
