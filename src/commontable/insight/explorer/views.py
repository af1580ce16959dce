"""How are the numbers asked: a measure chosen, a question put, its answer read, kept, compared and taken along?"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.insight.indicators import Indicator
from commontable.insight.release.allowance import SENTENCES
from commontable.insight.release.pages import framed, no_names
from commontable.insight.release.snapshots import snapshots
from commontable.insight.release.stages import UNDER_WAY, Progress

from . import showing
from .actions import drop, keep, stop
from .actions import explore as put
from .forms import ExploreForm
from .jobs import queue
from .models import Exploration
from .rules import may_drop, may_explore, may_see, may_stop

LISTED = 50


def find_measure(actor: Actor, indicator: str) -> Indicator | None:
    return showing.measures().get(indicator)


def find_exploration(actor: Actor, exploration: UUID) -> Exploration | None:
    return Exploration.objects.select_related("table").filter(pk=exploration).first()


@page(may_explore)
@require_safe
def explore(request: Request) -> HttpResponse:
    """Every measure by its theme, and what this person asked."""
    asked = Exploration.objects.select_related("table").filter(member=request.actor.member)[:LISTED]
    lines = [(each, showing.title(each), showing.days(each)) for each in asked]
    return _show(request, "explore", themes=showing.by_theme(), lines=lines)


@page(may_explore, find=find_measure)
def ask(request: Request, indicator: Indicator) -> HttpResponse:
    """Put a question to one measure."""
    found = next(iter(snapshots()), None)
    today = timezone.localdate(moment())
    form = ExploreForm(request.POST or None, actor=request.actor, indicator=indicator, found=found, today=today)
    if found and form.is_valid():
        asked = put(form.question(), actor=request.actor, indicator=indicator.code, found=found)
        queue(asked)
        return redirect("explorer:exploration", asked.pk)
    language = request.LANGUAGE_CODE
    said = {"title": indicator.title, "meaning": indicator.meaning, "above": indicator.numerator}
    said |= {"below": indicator.denominator} if indicator.denominator else {}
    return _show(
        request,
        "ask",
        422 if form.is_bound else 200,
        form=form,
        found=found,
        measure={name: text.read(language) for name, text in said.items()},
        caveats=[each.read(language) for each in indicator.caveats],
    )


@page(may_see, find=find_exploration)
@require_safe
def exploration(request: Request, asked: Exploration) -> HttpResponse:
    """How far it is, why there is no answer, or the answer: beside another of the same cut where one is chosen."""
    done = asked.progress == Progress.DONE
    others = _comparable(asked) if done else []
    beside = next((each for each in others if str(each.pk) == request.GET.get("beside")), None)
    return _show(
        request,
        "exploration",
        asked=asked,
        title=showing.title(asked),
        days=showing.days(asked),
        of_tables=showing.of_tables(asked),
        beside_days=showing.days(beside) if beside else "",
        runs=asked.progress in UNDER_WAY,
        why=_why(asked),
        sheet=showing.sheet(asked, beside) if done else None,
        picture=showing.picture(asked) if done else None,
        others=[(each, showing.days(each)) for each in others],
        beside=beside,
        may_drop=bool(may_drop(request.actor, asked)),
    )


@page(may_stop, find=find_exploration)
@require_POST
def stop_it(request: Request, asked: Exploration) -> HttpResponse:
    """It is no longer wanted."""
    stop(asked, actor=request.actor)
    return redirect("explorer:explore")


@page(may_see, find=find_exploration)
@require_POST
def keep_it(request: Request, asked: Exploration) -> HttpResponse:
    """Keep it for longer than a month, or no longer."""
    keep(asked, actor=request.actor, kept=not asked.is_kept)
    return redirect("explorer:exploration", asked.pk)


@page(may_drop, find=find_exploration)
@require_POST
def drop_it(request: Request, asked: Exploration) -> HttpResponse:
    """It is not needed any more."""
    drop(asked, actor=request.actor)
    return redirect("explorer:explore")


@page(may_see, find=find_exploration)
@require_safe
def as_csv(request: Request, asked: Exploration) -> HttpResponse:
    """The numbers as CSV."""
    return _file(asked, showing.as_csv, "text/csv; charset=utf-8", "csv")


@page(may_see, find=find_exploration)
@require_safe
def as_json(request: Request, asked: Exploration) -> HttpResponse:
    """The numbers with their definition and certificate, as JSON."""
    return _file(asked, showing.as_json, "application/json", "json")


def _file(asked: Exploration, write: Any, kind: str, ending: str) -> HttpResponse:
    if asked.progress != Progress.DONE:
        raise Http404
    answer = HttpResponse(write(asked), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{asked.indicator}-{asked.span.code}.{ending}"'
    return answer


def _comparable(asked: Exploration) -> list[Exploration]:
    """Other answers to this person of the same measure and cuts."""
    mine = Exploration.objects.filter(member=asked.member_id, indicator=asked.indicator, progress=Progress.DONE)
    return [each for each in mine.exclude(pk=asked.pk)[:LISTED] if each.by == asked.by]


def _why(asked: Exploration) -> str:
    if asked.progress == Progress.STOPPED:
        return _("It was stopped. Nothing of it was kept.")
    if asked.code == "no_snapshot":
        return _("Its snapshot is no longer kept. Ask again.")
    if asked.code == "failed":
        return _("It could not be answered: something failed. Ask again; if it fails again, tell the operator.")
    return str(SENTENCES.get(asked.code, ""))


def _show(request: Request, template: str, status: int = 200, **words: Any) -> HttpResponse:
    band = no_names(
        _("Questions to the numbers"),
        who_line=_("What you asked, you alone read"),
        who_detail=_("what you were told is on record, so that all your answers stay safe together"),
    )
    return framed(request, f"explorer/{template}.html", band, status, **words)
