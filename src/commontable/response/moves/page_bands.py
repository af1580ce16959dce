"""Which band stands over the pages of moves? A table's record, and no name."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from commontable.groundwork.design.bands import TABLE, Band


def no_names(tables: Sequence[str]) -> Band:
    """The band of a page about numbers, of these tables."""
    return Band(
        room=TABLE,
        word_detail=" · ".join(tables),
        names_line=_("No names here"),
        names_detail=_("nothing moves until both sides agree"),
        who_line=_("Those who ask and those who are asked"),
        who_detail=_("see this page"),
    )
