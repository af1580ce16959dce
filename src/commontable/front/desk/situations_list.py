"""Which situations may this person see? By table, stage, risk factor, days, ours or all, or by number; newest first."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.models import QuerySet
from commontable.groundwork.access.pages import page, signed_in
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.groundwork.vocabulary.lists import load
from commontable.kept import kept
from commontable.partnership.tables.models import SituationTable
from commontable.response.interventions.models import Attempt, Part, Role
from commontable.response.situations.list_places import place_in_list
from commontable.response.situations.models import Compartment, Grant, Person, Situation
from commontable.response.situations.stages import Stage

from .list_lines import lines_of
from .list_streams import Reach, newest
from .rooms import of_tables

A_PAGE = 50


class SearchForm(forms.Form):
    """Codes and a number only: the address repeats the view and holds nothing personal."""

    number = forms.CharField(label=gettext_lazy("Number"), max_length=16, required=False)
    table = forms.ChoiceField(label=gettext_lazy("Table"), required=False)
    stage = forms.ChoiceField(
        label=gettext_lazy("Stage"), required=False, choices=[("", gettext_lazy("Any")), *Stage.choices]
    )
    factor = forms.ChoiceField(label=gettext_lazy("Risk factor"), required=False)
    since = forms.DateField(
        label=gettext_lazy("Brought from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label=gettext_lazy("Brought until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    whose = forms.ChoiceField(
        label=gettext_lazy("Whose"),
        required=False,
        choices=[("", gettext_lazy("All I may see")), ("ours", gettext_lazy("Ours"))],
    )

    def __init__(self, given: QueryDict, tables: list[SituationTable]) -> None:
        super().__init__(given)
        factors = load("risk_factors").choices(timezone.localdate(), kept=load("risk_factors").codes())
        table, factor = cast(Any, self.fields["table"]), cast(Any, self.fields["factor"])
        table.choices = [("", _("All my tables")), *((table.code, table.name) for table in tables)]
        if len(tables) == 1:
            table.widget = forms.HiddenInput()
        factor.choices = [("", _("Any")), *factors]


@page(signed_in)
@require_safe
def situations(request: Request) -> HttpResponse:
    """A page of the list; the query string repeats it."""
    actor = request.actor
    tables = _tables(actor.teams, actor.tables)
    form = SearchForm(request.GET, tables)
    asked = form.cleaned_data if form.is_valid() else {}
    found = _found(actor, tables, asked, request.GET.get("before", "")) if form.is_valid() and tables else []
    shown = found[:A_PAGE]
    words = {
        "section": "situations",
        "band": _band(tables),
        "form": form,
        "lines": lines_of(shown, moment()),
        "older": _older(request.GET, shown[-1]) if len(found) > A_PAGE else "",
        "newest": _without(request.GET, "before") if request.GET.get("before") else "",
        "is_searched": any(asked.values()),
        "has_team": bool(actor.teams),
    }
    return render(request, "desk/situations.html", words, status=200 if form.is_valid() else 422)


@kept
def _tables(teams: Iterable[UUID], tables: Iterable[UUID]) -> QuerySet[SituationTable]:
    """The tables of this person, and those where a team of theirs takes part in something as a guest."""
    parts = Grant.objects.filter(team__in=teams, compartment=Compartment.RECORD, why="part", ends_at=None)
    # Asked of each table: as a list of all parts it would be read whole, however many there are. Counted and not found
    # first: for a first one the planner would search the table, and find out late that the team has none there.
    here = parts.filter(table=OuterRef("pk")).order_by().values("table")
    helped = Subquery(here.annotate(many=Count("pk")).values("many"))
    known = SituationTable.objects.alias(helped=helped)
    return known.filter(Q(pk__in=tables) | Q(helped__isnull=False))


def _found(actor: Actor, tables: list[SituationTable], asked: dict[str, Any], before: str) -> list[Situation]:
    """A page and one row more; one query with an ordered branch a table, however many rows there are."""
    if any(asked[name] for name in ("factor", "stage", "since", "until")):
        _plan_for_this_one()
    chosen = [table for table in tables if asked["table"] in ("", table.code)]
    branches = [_of_table(actor, table, asked, before) for table in chosen]
    first, *others = branches
    found = first.union(*others, all=True).order_by("-list_place", "number") if others else first
    return list(found[: A_PAGE + 1])


def _plan_for_this_one() -> None:
    """Some factors are said a thousand times as often as others: a plan that was kept for one is dear for another."""
    with connection.cursor() as cursor:
        cursor.execute("set local plan_cache_mode = force_custom_plan")


def _of_table(actor: Actor, table: SituationTable, asked: dict[str, Any], before: str) -> QuerySet:
    seen = _before(_asked_for(table, asked), before)
    seen = newest(seen, actor, table, asked, Reach(A_PAGE + 1, _place(before)))
    return _told(seen).order_by("-list_place", "number")[: A_PAGE + 1]


def _asked_for(table: SituationTable, asked: dict[str, Any]) -> QuerySet:
    """What was asked of the situation itself; its own row policy says who sees it."""
    seen = Situation.objects.filter(table=table)
    if asked["number"]:
        seen = seen.filter(number=asked["number"].strip().upper())
    if asked["stage"]:
        seen = seen.filter(stage=asked["stage"])
    if asked["since"]:
        seen = seen.filter(brought_at__gte=_midnight(asked["since"], table))
    if asked["until"]:
        seen = seen.filter(brought_at__lt=_midnight(asked["until"] + timedelta(days=1), table))
    return seen


def _midnight(day: date, table: SituationTable) -> datetime:
    """The day's beginning where the table is."""
    return datetime.combine(day, time(), ZoneInfo(table.time_zone))


def _place(number: str) -> int | None:
    """Where a number stands in the list."""
    _code, _dash, rest = number.partition("-")
    year, _dash, sequence = rest.partition("-")
    is_one = year.isdecimal() and sequence.isdecimal() and len(year) == 2 and len(sequence) <= 10
    return place_in_list(2000 + int(year), int(sequence)) if is_one else None


def _before(seen: QuerySet, number: str) -> QuerySet:
    """Only what comes after this number in the list: numbers are dense, so the next page never skips or repeats."""
    place = _place(number)
    if place is None:
        return seen
    return seen.filter(Q(list_place__lt=place) | Q(number__gt=number), list_place__lte=place)


def _told(seen: QuerySet) -> QuerySet:
    people = Person.objects.filter(situation=OuterRef("pk")).order_by("letter")
    lead = Role.objects.filter(situation=OuterRef("pk"), part=Part.LEAD, ends_at=None)
    reached = Attempt.objects.standing().filter(situation=OuterRef("pk"), reached=True).order_by()
    return seen.annotate(
        table_name=F("table__name"),
        bands=ArraySubquery(people.values("age_band")),
        lead=Subquery(lead.values("team__name")[:1]),
        # one probe a row: an Exists here may be hashed over every attempt there is
        reached_by=Subquery(reached.values("pk")[:1]),
    )


def _band(tables: list[SituationTable]):
    if not tables:
        return None
    who = _("Each row has its own readers")
    return of_tables([table.name for table in tables], who, _("who brought it, who has a part, who runs the table"))


def _older(asked: QueryDict, last: Situation) -> str:
    query = asked.copy()
    query["before"] = last.number
    return query.urlencode()


def _without(asked: QueryDict, name: str) -> str:
    query = asked.copy()
    query.pop(name)
    return f"?{query.urlencode()}"
