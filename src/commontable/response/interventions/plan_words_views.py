"""Where do the few read and write the plan in words? On a page of its own, that is lent the plan's key and no other."""

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Locked, Stale
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.response.situations.models import Situation

from .plan_words import LONGEST
from .plan_words_rules import PlanAsked, may_read_plan_words, may_share_plan, may_write_plan_words
from .rooms import room_of, teams_at
from .wording_plan import begin_plan_anew, plan_asked, read_plan_words, share_plan, write_plan_words


class PlanWordsForm(forms.Form):
    """The words, and which writing the form was drawn from."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("The plan in words"),
        required=False,
        max_length=LONGEST,
        strip=False,
        widget=forms.Textarea({"rows": 10, "autocomplete": "off"}),
        help_text=_("4,000 characters at most. Sealed; read by the teams that take part for everybody."),
    )


def find_plan(actor: Actor, number: str) -> PlanAsked | None:
    """The plan of that number, as far as this person may see its situation."""
    situation = Situation.objects.select_related("table").filter(number=number).first()
    return plan_asked(situation) if situation else None


def opens_words(request: Request) -> bool:
    """Writing opens nothing: whoever types for an hour is not asked again who they are."""
    return request.method != "POST"


@page(may_read_plan_words, find=find_plan, keys=("plan",), confirmed_for=opens_words)
@sensitive_post_parameters("text")
def plan_words(request: Request, asked: PlanAsked) -> HttpResponse:
    """The words, opened and on record; and, while a plan is kept, the form that seals them again."""
    with timezone.override(asked.parts.situation.table.time_zone):
        if request.method == "POST":
            return _write(request, asked)
        try:
            text = "" if asked.is_lost else read_plan_words(asked, request.actor)
        except KeyNotHeld:
            return _shown(request, asked, None, is_shut=True)
        revision = asked.words.revision if asked.words else 0
        return _shown(request, asked, PlanWordsForm(initial={"text": text, "revision": revision}), text=text)


@page(may_share_plan, find=find_plan, keys=("plan",))
@require_POST
def share(request: Request, asked: PlanAsked) -> HttpResponse:
    """Every team that came since is given the key, in one press."""
    share_plan(asked.parts.situation, actor=request.actor)
    return redirect("interventions:plan_words", asked.parts.situation.number)


def _write(request: Request, asked: PlanAsked) -> HttpResponse:
    form = PlanWordsForm(request.POST)
    if not form.is_valid():
        return _shown(request, asked, form)
    given, write = form.cleaned_data, begin_plan_anew if asked.is_lost else write_plan_words
    try:
        with transaction.atomic():
            write(asked.parts.situation, actor=request.actor, text=given["text"], seen_revision=given["revision"])
    except Stale as late:
        return _again(request, asked, form, late.current.revision if late.current else 0)
    return redirect("desk:situation", asked.parts.situation.number)


def _again(request: Request, asked: PlanAsked, form: PlanWordsForm, revision: int) -> HttpResponse:
    if not request.actor.unlocked:  # sending asked for no passphrase, and the other team's words are about to be shown
        raise Locked
    theirs = read_plan_words(plan_asked(asked.parts.situation), request.actor)
    form.add_error(
        None, _("Another team wrote meanwhile. What it wrote stands below yours: keep what is right of both.")
    )
    again = request.POST.copy()
    again["revision"] = str(revision)
    form.data = again
    return _shown(request, asked, form, theirs=theirs)


def _shown(
    request: Request,
    asked: PlanAsked,
    form: PlanWordsForm | None,
    *,
    text: str = "",
    theirs: str = "",
    is_shut: bool = False,
) -> HttpResponse:
    parts = asked.parts
    names = teams_at(parts.situation.table_id, timezone.localdate(), parts.teams)
    words = {
        "section": "situations",
        "band": room_of(parts, parts.situation.table, names),
        "situation": parts.situation,
        "readers": [names[team] for team in names if team in asked.granted],
        "written_by": names.get(asked.words.written_by_id, "") if asked.words else "",
        "asked": asked,
        "form": form if may_write_plan_words(request.actor, asked) else None,
        "text": text,
        "theirs": theirs,
        "is_shut": is_shut,
    }
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "interventions/plan_words.html", words, status=status)
