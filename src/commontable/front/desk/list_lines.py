"""How is each line of the list of situations written? By functions: a template for each of fifty took a third of the page’s time."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from commontable.groundwork.design.shapes import shape
from commontable.groundwork.design.templatetags.design import room_sign, stage, state
from commontable.groundwork.design.written import written
from commontable.response.situations.stages import OPEN_WORK, Stage

from .subject_words import subject_of

REACHED = {Stage.BROUGHT: 1, Stage.FILTER_2: 2, Stage.FILTER_3: 3, Stage.FILTER_4: 4, Stage.INTERVENING: 4}

LINE = (
    '<tr><th scope="row">{} <a class="ref" href="{}">{}</a></th>\n'
    '<td data-label="{}">{}</td>\n'
    '<td data-label="{}">{}{}</td>\n'
    '<td data-label="{}">{}</td>\n'
    '<td data-label="{}">{}</td>\n'
    '<td data-label="{}">{}</td></tr>\n'
)


def lines_of(situations: Iterable[Any], now: datetime) -> SafeString:
    """The rows of the table: situations with the bands, lead, table and first contact that the list asks of them."""
    headings = (_("Who"), _("Stage"), _("Lead"), _("Table"), _("Brought"))
    return mark_safe("".join(_line(situation, now, *headings) for situation in situations))


def _line(situation: Any, now: datetime, who: str, stages: str, lead: str, table: str, brought: str) -> SafeString:
    return written(
        LINE,
        room_sign("table"),
        _address(situation.number),
        situation.number,
        who,
        subject_of(situation, situation.bands),
        stages,
        _stage(situation),
        _late(situation, now),
        lead,
        situation.lead or written('<span class="quiet">{}</span>', _("none")),
        table,
        situation.table_name,
        brought,
        _day(timezone.localtime(situation.brought_at).date(), get_language()),
    )


def _stage(situation: Any) -> SafeString:
    # Django's own get_stage_display translates and hashes every stage there is, for each row.
    word, reached = str(Stage(situation.stage).label), REACHED.get(situation.stage)
    if reached:
        return stage(reached, word)
    return state("still" if situation.stage == Stage.CLOSED else "not_met", word)


def _late(situation: Any, now: datetime) -> SafeString:
    if situation.stage not in OPEN_WORK or situation.reached_by is not None or situation.due_at >= now:
        return SafeString()
    return written(' <span class="flag-late">{} {}</span>', shape("late"), _("no contact in time"))


@lru_cache(4096)
def _address(number: str) -> str:
    return reverse("desk:situation", args=[number])


@lru_cache(4096)
def _day(day: date, _language: str | None) -> str:
    """Written once a language: many situations are brought on the day of a meeting."""
    return date_format(day, _("j M Y"))
