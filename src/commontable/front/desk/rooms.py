"""Which band stands over a page that gathers what several teams and tables hold?"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from commontable.groundwork.design.bands import TABLE, Band, own_space

from .wording import named


def our_space(teams: Sequence[str], people: Sequence[str]) -> Band:
    """Our own space, for a page on which no name stands."""
    return own_space(named(teams), people, names_detail=_("none on this page"))


def of_tables(tables: Sequence[str], who_line: str, who_detail: str) -> Band:
    """The record of one or more tables, each row with readers of its own."""
    return Band(
        room=TABLE,
        word_detail=named(tables),
        names_line=_("No names here"),
        names_detail=_("age band, gender, kind, risk factors"),
        who_line=who_line,
        who_detail=who_detail,
    )
