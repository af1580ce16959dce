"""How does limited identity reach the few who hear at filter 3, and how do they say that they are not involved?"""

from typing import cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.groundwork.access.verdict import Verdict
from commontable.groundwork.design.bands import FEW, PRESENT, Band, own_space
from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.people import person_words
from commontable.partnership.tables.models import Team
from commontable.response.situations.around import people_of
from commontable.response.situations.models import Situation

from .audience import answer_involvement, may_hear_at, name_audience
from .audience_rules import Hearing3, may_answer, may_name_audience, may_see_hearing
from .certificate import REMAINS, Certificate
from .certificate_words import certificate_words
from .forms import AnswerForm, AudienceForm
from .hearing_rows import Heard, heard_of, rows_of
from .rules import may_read_certificate


def find_hearing(actor: Actor, number: str) -> Hearing3 | None:
    """The situation of that number with its table's setting, as far as this person may see it."""
    situation = Situation.objects.select_related("table").filter(number=number).first()
    return Hearing3(situation, situation.table.filter_3) if situation else None


def may_open_heard(actor: Actor, heard: Heard) -> Verdict:
    """A team sees what it was asked to hear."""
    return may_see_hearing(actor, heard.grant)


def find_heard(actor: Actor, hearing: UUID) -> Heard | None:
    """What one of this actor's teams was asked to hear."""
    return heard_of(actor, hearing)


@page(may_name_audience, find=find_hearing)
def hearing(request: Request, asked: Hearing3) -> HttpResponse:
    """Who hears: the teams named so far with what each answered, and a form to name more."""
    situation = asked.situation
    with timezone.override(situation.table.time_zone):
        people = list(situation.people.all())
        form = AudienceForm(
            request.POST if request.method == "POST" else None,
            teams=[(str(team.pk), team.name) for team in may_hear_at(situation)],
            people=[(str(p.pk), f"{p.letter}: {person_words(p.gender, p.age_band)}") for p in people],
        )
        if form.is_valid():
            name_audience(situation, actor=request.actor, **form.named())
            return redirect("filters:hearing", situation.number)
        return _hearing(request, situation, form)


@page(may_open_heard, find=find_heard)
@require_safe
def heard(request: Request, heard: Heard) -> HttpResponse:
    """One person at filter 3, for a team that hears: the name behind a press, and the answer."""
    with timezone.override(heard.table.time_zone):
        words = {
            "section": "today",
            "heard": heard,
            "band": _band_of(heard),
            "may_answer": may_answer(request.actor, heard.grant),
            "seen": f"{moment().timestamp():.3f}",
        }
        return render(request, "filters/heard.html", words)


@page(may_open_heard, find=find_heard)
@require_POST
def answer(request: Request, heard: Heard) -> HttpResponse:
    """Involved or not. What is answered is shown to the team that brought it and to the lead."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise Invalid(_("Say whether your team is involved or not."))
    answer_involvement(heard.grant, actor=request.actor, code=form.cleaned_data["code"])
    return redirect("filters:heard", heard.grant.pk)


def find_certificate(actor: Actor, number: str) -> Certificate | None:
    """The certificate of that number, for whom the row policy lets read it."""
    found = Certificate.objects.filter(situation__number=number)
    return found.select_related("situation__table").first()


@page(may_read_certificate, find=find_certificate)
@require_safe
def certificate(request: Request, certificate: Certificate) -> HttpResponse:
    """What was destroyed with a number, and what is left of it."""
    with timezone.override(certificate.situation.table.time_zone):
        return render(request, "filters/certificate.html", certificate_words(certificate, REMAINS))


def _hearing(request: Request, situation: Situation, form: AudienceForm) -> HttpResponse:
    team = Team.objects.get(pk=cast(UUID, situation.originating_team_id))
    words = {
        "section": "situations",
        "situation": situation,
        "band": own_space(team.name, people_of(team), filter=3),
        "form": form,
        "rows": rows_of(situation, request.actor),
        "now": moment(),
        "authorities": load("authorities").choices(timezone.localdate()),
        "seen": f"{moment().timestamp():.3f}",
    }
    return render(request, "filters/hearing.html", words, status=422 if form.is_bound else 200)


def _band_of(heard: Heard) -> Band:
    return Band(
        room=FEW,
        word_detail=heard.table.name,
        names_line=_("Names may be here"),
        names_detail=_("only what each team needs"),
        who_line=_("Our team, and the team that brought it"),
        who_detail=_("the answer goes to it and to the lead; each reading is recorded"),
        seats=(PRESENT,) * 2,
        filter=3,
    )
