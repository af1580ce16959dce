"""Is each team's key really that team's, and how far is one that was changed? For the people of one table."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.verdict import Verdict
from commontable.groundwork.keys.comparing import Words, words_of
from commontable.groundwork.keys.rotation import Progress
from commontable.groundwork.upkeep.rotating import progress_of_each
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.actions import compare_words
from commontable.partnership.tables.actions.comparing import to_compare
from commontable.partnership.tables.models import SituationTable, Team
from commontable.partnership.tables.rules import ToCompare, may_compare, may_see_words
from commontable.partnership.tables.terms import today_at

from .pages import find_table, find_team, show


@dataclass(frozen=True)
class KeyLine:
    """One team's key on the page: its words, who compared them, whether this person may, and how far a change is."""

    team: Team
    words: Words
    progress: Progress
    compared_by: list[str]
    may_compare: Verdict
    is_mine: bool


@page(may_see_words, find=find_table)
@require_safe
def keys(request: Request, table: SituationTable) -> HttpResponse:
    """The words of every team's key, with what is not compared yet first."""
    lines = _lines(table, request.actor)
    return show(request, "keys", table, lines=lines, runs=table.pk in request.actor.tables_run)


def find_to_compare(actor: Actor, team: UUID) -> ToCompare | None:
    found = find_team(actor, team)
    return to_compare(found) if found else None


@page(may_compare, find=find_to_compare)
@require_POST
def same_words(request: Request, compared: ToCompare) -> HttpResponse:
    """Both read the same words."""
    version = request.POST.get("version", "")
    if not version.isdecimal():
        raise Invalid(_("The form was incomplete. Nothing was changed. Load the page again."))
    compare_words(Team.objects.get(pk=compared.team), actor=request.actor, version=int(version))
    return redirect("set_up:keys", compared.table)


def _lines(table: SituationTable, actor: Actor) -> list[KeyLine]:
    teams = {team.pk: team for team in Team.objects.on(today_at(table)).filter(table=table).order_by("name")}
    words, progress = words_of(teams), progress_of_each(teams.keys())
    names = _names(words.values())
    lines = [_line(team, words[pk], progress[pk], names, actor) for pk, team in teams.items() if pk in words]
    return sorted(lines, key=lambda line: line.words.missing == 0 and line.words.endorsed)


def _line(team: Team, words: Words, progress: Progress, names: dict, actor: Actor) -> KeyLine:
    verdict = may_compare(actor, ToCompare(team.pk, team.table_id, words.by))
    by = sorted(names[member] for member in words.by if member in names)
    return KeyLine(team, words, progress, by, verdict, team.pk in actor.teams)


def _names(words) -> dict:
    members = {member for each in words for member in each.by}
    return dict(Member.objects.filter(pk__in=members).values_list("pk", "name"))
