"""What does closing a meeting destroy and end? Said before it is pressed."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commontable.response.situations.stages import Stage

from .agenda_rows import Row


def closing_words(rows: Iterable[Row]) -> str:
    """The sentences of the final act, for this agenda as it stands."""
    stages = [row.item.situation.stage for row in rows]
    return " ".join(
        sentence
        for sentence in (
            _destroyed(stages.count(Stage.REJECTED)),
            _goes_back(stages.count(Stage.FILTER_2)),
            _("Teams that only sat here can read nothing more of what they heard. The meeting cannot be opened again."),
        )
        if sentence
    )


def _destroyed(count: int) -> str:
    if not count:
        return _("Nothing was found “not met”, so nothing is destroyed.")
    return ngettext(
        "%(count)d situation was found “not met”: its facts are destroyed, and nobody can bring them back.",
        "%(count)d situations were found “not met”: their facts are destroyed, and nobody can bring them back.",
        count,
    ) % {"count": count}


def _goes_back(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "%(count)d without a decision goes back to the queue for the next meeting.",
        "%(count)d without a decision go back to the queue for the next meeting.",
        count,
    ) % {"count": count}
