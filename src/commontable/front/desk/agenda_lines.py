"""How is each line of the agenda written? By functions: a template for each of forty took a tenth of the page’s time."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from commontable.groundwork.design.shapes import shape
from commontable.groundwork.design.templatetags.design import state
from commontable.groundwork.design.written import written

from .agenda_rows import Row
from .agenda_shown import Agenda

STRONG = ("met", "now")
STILL_READ = ("late", "met")
"""What stands out on a line although the table is through with it."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows of the table, by kind."""

    updates: SafeString
    new: SafeString


def lines_of(agenda: Agenda, address: str, *, ordering: bool) -> Lines:
    """Each leads to its item on the page at `address`; while the order is being changed, with the buttons that move it."""
    updates, new = (
        mark_safe("".join(_line(row, row is agenda.shown, address, ordering=ordering) for row in rows))
        for rows in (agenda.updates, agenda.new)
    )
    return Lines(updates, new)


def numbers(rows: Iterable[Row], address: str) -> SafeString:
    """The short numbers, each leading to its item."""
    link = '<a href="{}?item={}#now">{}</a>'
    return mark_safe(", ".join(written(link, address, row.number, row.short_number) for row in rows))


def _line(row: Row, is_shown: bool, address: str, *, ordering: bool) -> SafeString:
    return written(
        '<tr{} class="{}{}"><th scope="row"><a{} href="{}?item={}#now">{}</a></th><td>{}</td><td class="team">{}</td><td>{}</td></tr>\n',
        mark_safe(' aria-current="true"' if row.is_now else ""),
        mark_safe("heard" if row.is_over and row.state not in STILL_READ else ""),
        mark_safe(" shown" if is_shown else ""),
        _keeps_focus(row) if ordering else SafeString(),
        address,
        row.number,
        row.short_number,
        row.subject,
        row.team,
        _moves(row) if ordering and (row.up or row.down) else _state(row),
    )


def _state(row: Row) -> SafeString:
    if row.state:
        return state(row.state, row.word, weight="strong" if row.state in STRONG else "")
    return written('<span class="walk-on">{}</span>', _("walk-on")) if row.is_walk_on else SafeString()


def _keeps_focus(row: Row) -> SafeString:
    """At the end of its way a row has no such button any more: its number stands for it."""
    gone = "" if row.up and row.down else "down" if row.up else "up"
    return written(' id="{}-{}"', gone, row.short_number) if gone else SafeString()


def _moves(row: Row) -> SafeString:
    up = _move(row, "up", row.up, _("Move %(number)s up")) if row.up else ""
    down = _move(row, "down", row.down, _("Move %(number)s down")) if row.down else ""
    return written('<span class="moves">{}{}</span>', up, down)


def _move(row: Row, way: str, sent: str, words: str) -> SafeString:
    return written(
        '<button class="btn btn-outline in-table btn-move" form="order" id="{}-{}" name="move" value="{}" aria-label="{}">{}</button>',
        way,
        row.short_number,
        sent,
        words % {"number": row.short_number},
        shape(way),
    )
