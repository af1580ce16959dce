"""How does a team let it be looked whether its people are known? In one press, which shows nothing either way."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.response.situations.models import Situation

from .actions import look
from .rules import may_look


def find_situation(actor: Actor, number: str) -> Situation | None:
    """The situation of that number, as far as this person may see it."""
    return Situation.objects.filter(number=number).first()


@page(may_look, find=find_situation, keys=("limited",))
@require_POST
def looked(request: Request, situation: Situation) -> HttpResponse:
    """Let it be looked for, and go back: what is found, if anything, this team is never told."""
    look(situation, actor=request.actor)
    return redirect("desk:today")
