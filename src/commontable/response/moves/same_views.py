"""How is a prompt about two numbers answered? By a coordinator who asks, or not; then by the team that brought the earlier."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.response.repeats.actions import ask, is_of_the_police, leave, say_not_the_same
from commontable.response.repeats.models import Prompt
from commontable.response.repeats.rules import Prompted, is_asked, may_answer, may_ask, may_read_prompt

from .connecting import say_the_same
from .page_bands import no_names

ANSWERS: dict[str, Callable] = {"ask": ask, "leave": leave, "same": say_the_same, "other": say_not_the_same}


def find_prompt(actor: Actor, prompt: UUID) -> Prompted | None:
    """The prompt, as far as this person may see it."""
    prompts = Prompt.objects.select_related("later_table", "earlier_table", "earlier_team")
    found = prompts.filter(pk=prompt).first()
    return Prompted(found, is_of_the_police()) if found else None


@page(may_read_prompt, find=find_prompt)
def same(request: Request, prompted: Prompted) -> HttpResponse:
    """Two numbers and no name to whoever is prompted; to the team that is asked its own number."""
    if request.method == "POST":
        return _answered(request, prompted.prompt)
    return render(request, "moves/same.html", _words(request.actor, prompted))


def _answered(request: Request, prompt: Prompt) -> HttpResponse:
    answer = ANSWERS.get(request.POST.get("say", ""))
    if answer is None:
        raise Invalid(_("Pick one of the answers."))
    answer(prompt, actor=request.actor)
    return redirect("desk:today")


def _words(actor: Actor, prompted: Prompted) -> dict[str, Any]:
    prompt = prompted.prompt
    for_team = is_asked(actor, prompt)
    tables = {prompt.earlier_table.name} | (set() if for_team else {prompt.later_table.name})
    return {
        "section": "today",
        "band": no_names(sorted(tables)),
        "prompt": prompt,
        "is_asked": for_team,
        "to_ask": bool(may_ask(actor, prompted)),
        "to_answer": bool(may_answer(actor, prompted)),
        "one_table": prompt.later_table_id == prompt.earlier_table_id,
    }
