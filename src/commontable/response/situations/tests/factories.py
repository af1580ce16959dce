"""Situations at every stage, made as people make them: through the actions and as the cast."""

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.keys.rings import lend
from commontable.identifiers import new_id
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import Team
from commontable.response.agenda.actions import add_brought, open_meeting, plan_meeting
from commontable.response.agenda.presence import mark_presence
from commontable.response.closing.actions import close
from commontable.response.disclosure.about import about
from commontable.response.disclosure.actions import release
from commontable.response.disclosure.consenting import record_consent
from commontable.response.disclosure.models import Disclosure
from commontable.response.filters.actions import decide_met, decide_not_met, hear
from commontable.response.identity.actions import seal_identity
from commontable.response.identity.limited import Limited
from commontable.response.interventions.actions import name_teams, plan
from commontable.response.interventions.attempts import record_attempt
from commontable.response.situations.actions import bring, save_draft, start_draft
from commontable.response.situations.answers import Answers, PersonAnswers
from commontable.response.situations.models import Draft, Grant, Person, Situation
from tests.cast import Cast

SOMEBODY = Limited("Zebedee Quill", "1981", "9 Lantern Row")
LEAD, ASSISTING = "Housing East", ("Police East",)


def person(age_band: str = "from_40_to_59", **answers) -> PersonAnswers:
    """A person of a draft, with two risk factors of their own."""
    said = {"gender": "male", "harm_role": "harmed", "risk_factors": ("basic_needs_unable", "gambling_chronic")}
    return PersonAnswers(id=str(new_id()), age_band=age_band, **{**said, **answers})


def whole(**answers) -> Answers:
    """Answers enough to bring: one adult at risk."""
    said = {
        "kind": "person",
        "people": (person(),),
        "aer_markers": ("if_left",),
        "aer_tests": ("elevated_risk", "several_agencies"),
        "consent": "given",
    }
    return Answers(**{**said, **answers})


def member_of(cast: Cast, team: str) -> Actor:
    """The first of the cast who serves this team."""
    return next(actor for actor in cast.actors.values() if cast.teams[team] in actor.teams)


def chair_of(cast: Cast, situation: Situation) -> Actor:
    return next(actor for actor in cast.actors.values() if situation.table_id in actor.chairs)


def drafted(cast: Cast, team: str = "Hospital East", **answers) -> Draft:
    """A draft complete enough to be brought."""
    actor = member_of(cast, team)
    with acting_as(actor):
        draft = start_draft(cast.team(team), actor=actor)
        return save_draft(draft, actor=actor, answers=whole(**answers))


def brought(cast: Cast, team: str = "Hospital East", **answers) -> Situation:
    """A situation in its table's queue."""
    draft, actor = drafted(cast, team, **answers), member_of(cast, team)
    with acting_as(actor):
        return bring(draft, actor=actor)


def meeting_of(cast: Cast, situation: Situation) -> Meeting:
    """The open meeting of the situation's table, opened now if there is none, with the situation on its agenda."""
    actor = chair_of(cast, situation)
    with acting_as(actor):
        meeting = Meeting.objects.filter(table=situation.table_id, opened_at__isnull=False, closed_at=None).first()
        if meeting is None:
            planned = plan_meeting(situation.table, actor=actor, starts_at=moment())
            return everybody_comes(open_meeting(planned, actor=actor), actor)
        add_brought(meeting, actor=actor)
        return meeting


def everybody_comes(meeting: Meeting, actor: Actor) -> Meeting:
    """Every team of the table is marked as there, each with its first regular member."""
    for team in Team.objects.filter(table=meeting.table_id, is_guest=False).values_list("pk", flat=True):
        mark_presence(meeting, actor=actor, team=team, kind="in_room")
    return meeting


def at_filter_2(cast: Cast, team: str = "Hospital East", **answers) -> Situation:
    """The situation its table is hearing now."""
    situation = brought(cast, team, **answers)
    meeting_of(cast, situation)
    actor = chair_of(cast, situation)
    with acting_as(actor):
        return hear(situation, actor=actor)


def accepted(cast: Cast, team: str = "Hospital East", **answers) -> Situation:
    """Met: at filter 3, or at filter 4 of a table without one."""
    situation = at_filter_2(cast, team, **answers)
    actor = chair_of(cast, situation)
    with acting_as(actor):
        return decide_met(situation, actor=actor, how="consensus")


def rejected(cast: Cast, team: str = "Hospital East", **answers) -> Situation:
    """Not met, and its meeting still open."""
    situation = at_filter_2(cast, team, **answers)
    actor = chair_of(cast, situation)
    with acting_as(actor):
        return decide_not_met(situation, actor=actor, reason="not_aer", how="consensus")


def at_filter_4(cast: Cast, team: str = "Hospital East", lead: str = LEAD, assisting=ASSISTING, **answers) -> Situation:
    """The lead and the assisting teams are named."""
    situation = accepted(cast, team, **answers)
    actor = chair_of(cast, situation)
    with acting_as(actor):
        helping = [cast.teams[name] for name in assisting]
        return name_teams(situation, actor=actor, lead=cast.teams[lead], assisting=helping)


def intervening(cast: Cast, team: str = "Hospital East", **named) -> Situation:
    """The few have planned."""
    situation = at_filter_4(cast, team, **named)
    actor = chair_of(cast, situation)
    with acting_as(actor):
        return plan(situation, actor=actor)


def reported(cast: Cast, team: str = "Hospital East", lead: str = LEAD, **named) -> Situation:
    """An intervention whose lead has reached the person."""
    situation = intervening(cast, team, lead=lead, **named)
    actor = member_of(cast, lead)
    with acting_as(actor):
        record_attempt(situation, actor=actor, at=moment(), means="visit", reached=True)
    return situation


def closed(cast: Cast, team: str = "Hospital East", conclusion: str = "informed", **named) -> Situation:
    """Closed with a conclusion."""
    situation = reported(cast, team, **named)
    actor = chair_of(cast, situation)
    with acting_as(actor):
        return close(situation, actor=actor, conclusion=conclusion)


def draft_of(cast: Cast, situation: Situation, team: str = "Hospital East") -> Draft:
    """The team's own file behind a situation."""
    with acting_as(member_of(cast, team)):
        return Draft.objects.get(situation=situation)


def consented(cast: Cast, situation: Situation, team: str = "Hospital East") -> None:
    """Each person agreed, asked by a member of the originating team, to be told of to every team with a part."""
    actor = member_of(cast, team)
    with acting_as(actor):
        for each in Person.objects.filter(situation=situation).select_related("situation"):
            record_consent(about(each), actor=actor, answer="given", purpose="lower_risk", method="spoken")


def people_of(situation: Situation, actor: Actor) -> list:
    """The table's person rows, as this actor sees them."""
    with acting_as(actor):
        return list(situation.people.all())


def seal_all(cast: Cast, situation: Situation, team: str = "Hospital East", limited: Limited = SOMEBODY) -> None:
    """Seal who each person is, as a member of the originating team."""
    draft, actor = draft_of(cast, situation, team), member_of(cast, team)
    people = people_of(situation, actor)
    if len(people) > 1:  # what was said when it was brought is nobody's own consent
        consented(cast, situation, team)
    for each in people:
        with acting_as(actor), lend(["limited"], actor.teams):
            seal_identity(draft, actor=actor, person=each.pk, limited=limited)


def grant_to(cast: Cast, situation: Situation, team: str) -> Grant:
    """The open grant of limited identity to this team, for the first person."""
    with acting_as(chair_of(cast, situation)):
        wanted = Grant.objects.filter(situation=situation, compartment="limited", team=cast.teams[team], ends_at=None)
        return wanted.order_by("person__letter").first()


def released(cast: Cast, situation: Situation, to: str = LEAD, team: str = "Hospital East") -> Disclosure:
    """Limited identity of the first person, sealed and released by the originating team."""
    seal_all(cast, situation, team)
    actor = member_of(cast, team)
    grant = grant_to(cast, situation, to)
    with acting_as(actor), lend(["limited"], actor.teams):
        return release(grant, actor=actor, authority="consent")
