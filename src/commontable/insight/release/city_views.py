"""Who makes the city's numbers and who reads them in committee, and from which count on is one shown?"""

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.groundwork.access.verdict import Verdict
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.actions.city import city_wide, end_for_city, name_for_city, named
from commontable.partnership.tables.city_rules import Named, may_end_for_city, may_name_for_city
from commontable.partnership.tables.models import CityRole

from .actions import raise_threshold
from .forms import NameForm, ThresholdForm
from .knowing import thresholds
from .pages import show
from .rules import may_look, may_raise
from .stages import FLOORS, Audience


def find_role(actor: Actor, city_role: UUID) -> Named | None:
    found = CityRole.objects.filter(pk=city_role).first()
    return named(found) if found else None


@page(may_look)
def people(request: Request) -> HttpResponse:
    """The analysts and the committee, for every member to know; and for those who name them, the way to name another."""
    verdict = may_name_for_city(request.actor, city_wide())
    form = NameForm(request.POST or None) if verdict else None
    if request.method == "POST" and not verdict:
        raise Refused(verdict)
    if form and form.is_valid() and _named(request, form):
        return redirect("release:people")
    return _people(request, verdict, form, 422 if form and form.is_bound else 200)


@page(may_end_for_city, find=find_role)
@require_POST
def end_it(request: Request, found: Named) -> HttpResponse:
    """Over from now on."""
    end_for_city(found.role, actor=request.actor)
    return redirect("release:people")


@page(may_raise)
def raise_it(request: Request) -> HttpResponse:
    """The least count shown to each audience, and the way to raise it."""
    form = ThresholdForm(request.POST or None)
    if form.is_valid():
        try:
            with transaction.atomic():
                raise_threshold(None, actor=request.actor, **form.cleaned_data)
            return redirect("release:thresholds")
        except Invalid as wrong:
            form.add_error("least", str(wrong.sentence))
    now = thresholds()
    rows = [(each.label, FLOORS[each], now[each]) for each in Audience]
    return show(request, "thresholds", 422 if form.is_bound else 200, form=form, rows=rows)


def _named(request: Request, form: NameForm) -> bool:
    member = Member.objects.filter(account__email=form.cleaned_data["email"].strip().lower()).first()
    try:
        if member is None:
            raise Invalid(_("Nobody here has that address. Whoever has no seat is named at the server."))
        with transaction.atomic():
            name_for_city(None, actor=request.actor, office=form.cleaned_data["office"], member=member.pk)
    except Invalid as wrong:
        form.add_error("email", str(wrong.sentence))
    return not form.errors


def _people(request: Request, verdict: Verdict, form: NameForm | None, status: int) -> HttpResponse:
    today = timezone.localdate(moment())
    roles = CityRole.objects.on(today).select_related("member__agency").order_by("office", "member__name")
    return show(request, "people", status, roles=roles, form=form, verdict=verdict)
