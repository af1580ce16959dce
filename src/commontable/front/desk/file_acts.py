"""What can be done from a situation's file? The small forms of the few's room, and a co-chair's ways when a lead is silent."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.response.closing.forms import BarrierForm, ServiceForm
from commontable.response.closing.reporting import ReportForm
from commontable.response.closing.rules import Met, may_report, may_say_how_it_went, may_tell_contacts
from commontable.response.interventions.attempts import unread_of
from commontable.response.interventions.forms import AttemptForm, ContactForm
from commontable.response.interventions.rooms import others_of
from commontable.response.interventions.rules import may_add_team, may_hand_over_lead, may_record_attempt
from commontable.response.situations.stages import Stage

from .file import File

TRY = "interventions/attempt_form.html"
READ_FIRST = "interventions/read_first.html"


def room_acts(file: File, actor: Actor, in_the_room: bool, language: str) -> dict[str, Any]:
    """The four small forms of the room, each with the verdict of its rule; none outside the room.

    The lead has one more, once the plan is made. In place of the two of a try, whose rules of safe contact this member reads first.
    """
    if not in_the_room:
        return {"acts": ()}
    start = {"version": file.situation.version}
    others = others_of(file.parts, actor, file.now_at_table)
    tries, reports = may_record_attempt(actor, file.parts), may_report(actor, file.parts)
    first = frozenset(unread_of(file.situation, actor)) if tries else frozenset()
    try_form = READ_FIRST if first else TRY
    attempt = AttemptForm(initial=start, auto_id="attempt-%s", others=others)
    contact = ContactForm(initial=start, auto_id="contact-%s", others=others)
    service = ServiceForm(initial=start, auto_id="service-%s")
    barrier = BarrierForm(initial=start, auto_id="barrier-%s", named=[each.service for each in file.services])
    return {
        "unread": [person for person in file.people if person.pk in first],
        "acts": (
            (_("Record an attempt"), attempt, try_form, tries, ""),
            (_("Record a contact"), contact, try_form, tries, ""),
            (_("Name a service"), service, "closing/service_form.html", reports, "outline"),
            (_("Name a barrier"), barrier, "closing/barrier_form.html", reports, "outline"),
            *_how_it_went(file, actor, language),
        ),
    }


def _how_it_went(file: File, actor: Actor, language: str) -> list[tuple]:
    may = may_say_how_it_went(actor, file.parts)
    if not may:
        return []
    situation: Any = file.situation
    said = {"language_met": situation.report_met, "persons_word": situation.report_word}
    form = ReportForm(initial={"version": situation.version, **said}, auto_id="report-%s", language=language)
    return [(_("Say how it went"), form, "closing/report_form.html", may, "outline")]


def services_acts(file: File, actor: Actor) -> list[tuple[str, str]]:
    """Where a team of an emergency service says how often it met the people."""
    may = may_tell_contacts(actor, Met(file.parts, file.services_of_emergency))
    return [(_("Emergency contacts"), reverse("closing:contacts", args=[file.situation.number]))] if may else []


def chair_acts(file: File, actor: Actor) -> list[tuple[str, str]]:
    """Where whoever runs the table goes when an agency is missing, and a co-chair when the lead is silent."""
    number, stage = file.situation.number, file.situation.stage
    acts = []
    if may_add_team(actor, file.parts):
        acts.append((_("Let another agency take part"), reverse("desk:add_guest", args=[number])))
    if may_hand_over_lead(actor, file.parts):
        acts.append((_("Hand the lead to another team"), reverse("interventions:lead", args=[number])))
        if stage == Stage.INTERVENING:
            acts.append((_("Close on silence"), reverse("closing:silence", args=[number])))
    return acts
