"""How do those on its list write, read and end a youth-justice record?"""

from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from commontable.groundwork.access.errors import Invalid, Stale
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.models import Seat
from commontable.response.situations.around import today_at

from . import page_bands
from .finding import Ours, find_ours, find_youth
from .models import YouthRecord
from .rules import may_change_readers, may_end, may_open_ours, may_write_youth_record
from .youth import (
    add_reader,
    end_youth_record,
    keep_youth_record,
    read_youth_record,
    take_reader_off,
    write_youth_record,
)

SEE_OTHER = 303


class YouthForm(forms.Form):
    """The words, and the last day: there is no record without one."""

    text = forms.CharField(label=_("What has to be kept"), max_length=4000, widget=forms.Textarea({"rows": 8}))
    expires_on = forms.DateField(
        label=_("Last day it may be kept"),
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=_("The access period of the record, not the person’s age. After it the record is destroyed."),
    )


def is_read(request: Request) -> bool:
    """Writing opens nothing: whoever types for an hour is not asked again who they are."""
    return request.method != "POST"


@page(may_open_ours, find=find_ours, keys=("youth_justice",), confirmed_for=is_read)
@sensitive_post_parameters()
def keep(request: Request, ours: Ours) -> HttpResponse:
    """A new record, at first of whoever writes it alone."""
    form, somebody = YouthForm(request.POST or None), ours.somebody
    if form.is_valid():
        try:
            with transaction.atomic():
                made = keep_youth_record(somebody.draft, actor=request.actor, person=somebody.id, **form.cleaned_data)
            return _seen_other("identity:youth", youth=made.pk)
        except Invalid as why:
            form.add_error(None, str(why))
    said = {"form": form, "somebody": somebody, "band": page_bands.of_draft(somebody)}
    return _page(request, said, 422 if form.errors else 200)


@page(may_write_youth_record, find=find_youth, keys=("youth_justice",), confirmed_for=is_read)
@sensitive_post_parameters()
def youth(request: Request, youth: YouthRecord) -> HttpResponse:
    """What it says, for those on its list: one entry in the ledger for each time."""
    if request.method == "POST":
        return _write(request, youth)
    initial = {"text": read_youth_record(youth, request.actor), "expires_on": youth.expires_on}
    return _shown(request, youth, YouthForm(initial=initial))


@page(may_change_readers, find=find_youth, keys=("youth_justice",))
@require_POST
def readers(request: Request, youth: YouthRecord) -> HttpResponse:
    """Put somebody of our team on the list, or take them off it. Whoever is put on it is given the key."""
    for verb, said in ((add_reader, "add"), (take_reader_off, "off")):
        if request.POST.get(said):
            verb(youth, actor=request.actor, member=_member(request.POST[said]))
    return _seen_other("identity:youth", youth=youth.pk)


@page(may_end, find=find_youth)
@require_POST
def end(request: Request, youth: YouthRecord) -> HttpResponse:
    """Destroy it now, key first."""
    end_youth_record(youth, actor=request.actor)
    return _seen_other("identity:own_file", draft=youth.draft_id, person=youth.person_id)


def _write(request: Request, youth: YouthRecord) -> HttpResponse:
    form, seen = YouthForm(request.POST), request.POST.get("revision", "")
    if form.is_valid():
        try:
            with transaction.atomic():
                revision = int(seen) if seen.isdecimal() else 0
                write_youth_record(youth, actor=request.actor, seen_revision=revision, **form.cleaned_data)
            return _seen_other("identity:youth", youth=youth.pk)
        except Invalid as why:
            form.add_error(None, str(why))
        except Stale:
            theirs = _theirs(request, youth, form)
            return _shown(request, youth, form, 409, is_stale=True, theirs=theirs)
    return _shown(request, youth, form, 422)


def _theirs(request: Request, youth: YouthRecord, form: YouthForm) -> list:
    if not request.actor.unlocked:
        return []
    saved = read_youth_record(youth, request.actor)
    return [(form.fields["text"].label, form.cleaned_data["text"], saved)]


def _shown(request: Request, youth: YouthRecord, form: YouthForm, status: int = 200, **said: Any) -> HttpResponse:
    serving = Seat.objects.on(today_at(youth.team.table)).filter(team=youth.team_id).values("member")
    people = Member.objects.filter(pk__in=serving).order_by("name")
    listed = Member.objects.filter(pk__in=youth.readers).order_by("name")
    others = [one for one in people if str(one.pk) not in youth.readers]
    context = {"form": form, "youth": youth, "listed": listed, "others": others, "me": request.actor.member, **said}
    return _page(request, {**context, "band": page_bands.of_youth(youth)}, status)


def _page(request: Request, said: dict[str, Any], status: int) -> HttpResponse:
    return render(request, "identity/own/youth.html", {**said, "section": "situations"}, status=status)


def _member(said: str) -> UUID:
    try:
        return UUID(said)
    except ValueError:
        raise Invalid(_("Only somebody of our team can be put on the list.")) from None


def _seen_other(route: str, **words: Any) -> HttpResponse:
    answer = redirect(route, **words)
    answer.status_code = SEE_OTHER
    return answer
