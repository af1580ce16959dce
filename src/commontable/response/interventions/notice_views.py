"""How does a member put a notice away, and say whether clocks come by e-mail?"""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.partnership.agencies.models import Member

from .alert_rules import may_choose_mail, may_see_notice
from .alerts import choose_mail, see_notice
from .forms import MailForm
from .models import MailChoice, Notice


def find_notice(actor: Actor, notice: UUID) -> Notice | None:
    """A notice this person may know of."""
    return Notice.objects.filter(pk=notice).first()


def find_myself(actor: Actor) -> Member | None:
    """The member who asks."""
    return Member.objects.filter(pk=actor.member).first() if actor.member else None


@page(may_see_notice, find=find_notice)
@require_POST
def seen(request: Request, notice: Notice) -> HttpResponse:
    """Read: it stands on no page any more."""
    see_notice(notice, actor=request.actor)
    return redirect("desk:today")


@page(may_choose_mail, find=find_myself)
def mail(request: Request, member: Member) -> HttpResponse:
    """Whether clocks their own team leads come by e-mail."""
    choice = MailChoice.objects.filter(member=member).first()
    form = MailForm(request.POST or None, initial={"wants_mail": "no" if choice and not choice.wants_mail else "yes"})
    if form.is_valid():
        choose_mail(member, actor=request.actor, wants_mail=form.cleaned_data["wants_mail"] == "yes")
        return redirect("desk:today")
    words = {"section": "today", "form": form, "is_set_up": settings.MAIL_IS_SET_UP}
    return render(request, "interventions/mail.html", words, status=422 if form.is_bound else 200)
