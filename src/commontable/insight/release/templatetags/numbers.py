"""How are the lines of a figure's table written? By a function: a template for each of a thousand took most of the page's time."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from commontable.groundwork.design.written import written
from commontable.insight.release.reading import Row, Sheet

register = template.Library()

HEAD, CELL, NUMBER = '<th scope="row">{}</th>', "<td>{}</td>", '<td class="num">{}</td>'
WITHHELD = '<span class="quiet">{}</span>'


@register.simple_tag
def number_lines(sheet: Sheet, then: str) -> SafeString:
    """The rows of the table: what each is of, its number, out of what where it is, and what it was `then` where that is beside it."""
    has_of = sheet.has_of
    form = f"<tr>{HEAD}{CELL * (len(sheet.heads) - 1)}{NUMBER * (1 + has_of + bool(then))}</tr>"
    everybody = (_("All"),)
    return mark_safe(
        "".join(written(form, *(row.heads or everybody), *_numbers(row, has_of, bool(then))) for row in sheet.rows)
    )


def _numbers(row: Row, has_of: bool, has_then: bool) -> list[str]:
    said = written(WITHHELD, row.said) if row.is_withheld else row.said
    return [said, *([row.of] if has_of else []), *([row.then] if has_then else [])]
