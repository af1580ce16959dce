"""What happens in the tour, scene by scene? Each line is something a person at a table says or does."""

from datetime import datetime, timedelta
from uuid import UUID

from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.session import acting_as
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import SituationTable, Team
from commontable.response.agenda.actions import open_meeting, plan_meeting
from commontable.response.agenda.presence import mark_presence
from commontable.response.closing.actions import close, meet_barrier, mobilise
from commontable.response.disclosure.about import about
from commontable.response.disclosure.actions import release
from commontable.response.disclosure.consenting import record_consent
from commontable.response.filters.actions import close_meeting, decide_met, decide_not_met, hear
from commontable.response.interventions.actions import name_teams, plan
from commontable.response.interventions.attempts import record_attempt
from commontable.response.situations.models import Draft, Fact, Grant, Person, Situation
from commontable.response.situations.stages import Stage

from .sights import NOTHING, SHUT
from .stories import BANNED_BY_SIX, FOR_ONE_AGENCY, SHOTS_FIRED
from .telling import Telling, Told, bring_it, write


def before_the_meeting(telling: Telling) -> tuple[Told, Told, Told]:
    """Three agencies write, and bring."""
    telling.say(
        "A family’s home was shot at three times in two weeks. Police write it in their own space: names sealed."
    )
    shots = write(telling, SHOTS_FIRED)
    seen = telling.see(shots)
    telling.expect("Only the police know the name; nobody else knows there is anything.", _alone(seen, "amir"))
    telling.say("They bring it to Downtown East: age bands and risks cross, the name stays.")
    bring_it(telling, SHOTS_FIRED, shots)
    seen = telling.see(shots)
    telling.expect("The table’s chairs see facts and no name.", seen["yara"].facts > 0 and seen["yara"].name == NOTHING)
    telling.expect("Until the meeting, no other team sees it.", seen["noor"].number == seen["quinn"].number == NOTHING)
    telling.say(
        "A shelter brings a man who assaulted passers-by and was banned by six agencies; probation a third one."
    )
    banned, single = write(telling, BANNED_BY_SIX), write(telling, FOR_ONE_AGENCY)
    bring_it(telling, BANNED_BY_SIX, banned)
    bring_it(telling, FOR_ONE_AGENCY, single)
    return shots, banned, single


def the_meeting_opens(telling: Telling) -> UUID:
    """Wednesday: those in the room may read the record."""
    telling.later(hours=14)
    telling.say("The co-chair opens the meeting: those in the room may read each record until it closes.")

    def planned(actor: Actor) -> UUID:
        table = SituationTable.objects.get(code="DE")
        return plan_meeting(table, actor=actor, starts_at=telling.now).pk

    meeting = telling.do("zack", planned)
    telling.do("yara", lambda actor: open_meeting(Meeting.objects.get(pk=meeting), actor=actor))
    telling.say("She says who is there; each team’s people read along from then on.")
    telling.do("yara", lambda actor: _everybody_comes(Meeting.objects.get(pk=meeting), actor))
    return meeting


def _everybody_comes(meeting: Meeting, actor: Actor) -> None:
    for team in Team.objects.filter(table=meeting.table_id, seats__isnull=False).distinct():
        mark_presence(meeting, actor=actor, team=team.pk, kind="in_room")


def shots_fired(telling: Telling, told: Told) -> None:
    """Filters 2 to 4 for the family."""
    seen = telling.see(told)
    telling.expect(
        "Every team in the room sees facts; no one but the police a name.", _facts_without_names(seen, "amir")
    )
    telling.expect("Police at another table see nothing at all.", seen["rosa"].number == NOTHING)
    telling.say("Acutely elevated risk? The table says yes: the 48 hours start. Victim support leads; three assist.")
    _decide(telling, told)
    _name(telling, told, "noor", ["amir", "dev", "quinn"])
    seen = telling.see(told)
    telling.expect(
        "The lead has the table’s yes, and still no name: the police must release it.", seen["noor"].name == SHUT
    )
    telling.expect("A team whose pledge is not signed is not even authorised.", seen["quinn"].name == NOTHING)
    telling.say("A police member releases the names, team by team, in one press.")
    _release(telling, told, "amir")
    seen = telling.see(told)
    telling.expect(
        "Lead and assisting teams read the name; each reading is in the ledger.",
        _named(seen) == {"amir", "noor", "dev"},
    )


def banned_by_six(telling: Telling, told: Told) -> None:
    """Filters 2 to 4 for the man."""
    telling.say("The second situation: yes as well. Mental health leads; the shelter and the police assist.")
    _decide(telling, told)
    _name(telling, told, "dev", ["ivo", "amir"])
    _release(telling, told, "ivo")
    seen = telling.see(told)
    telling.expect("Only the few of this one read his name.", _named(seen) == {"dev", "ivo", "amir"})


def for_one_agency(telling: Telling, told: Told, meeting: UUID) -> None:
    """A "no", and what it destroys."""
    telling.say("The third: one agency can help alone. Not met: hidden and frozen at once, for everybody.")
    telling.do("yara", lambda actor: hear(telling.situation(told), actor=actor))
    no = {"reason": "single_agency", "how": "consensus"}
    telling.do("yara", lambda actor: decide_not_met(telling.situation(told), actor=actor, **no))
    seen = telling.see(told)
    telling.expect("No one reads a fact of it.", all(sight.facts == 0 for sight in seen.values()))
    telling.say("The meeting closes: the “no” is final and its facts are destroyed; the seated read nothing more.")
    telling.do("yara", lambda actor: close_meeting(Meeting.objects.get(pk=meeting), actor=actor))
    telling.expect(
        "Number, sector, kind and reason are left; facts, people and grants are gone.", _destroyed(telling, told)
    )
    own = telling.do("otis", lambda actor: bool(Draft.objects.get(pk=told.draft).answers))
    telling.expect("Probation keeps its own file, and can bring it again without retyping.", bool(own))


def after_the_meeting(telling: Telling, shots: Told, banned: Told) -> None:
    """Who still reads; the contact; the services; the end."""
    telling.say("After the meeting, who can still read the family’s record?")
    seen = telling.see(shots)
    telling.expect(
        "A team without a part reads nothing any more.", seen["otis"].number == seen["ivo"].number == NOTHING
    )
    telling.expect(
        "Its few, and those who run the table, do.", all(seen[who].facts for who in ("amir", "noor", "yara"))
    )
    telling.say("Victim support reaches the family within the 48 hours; safety planning and counselling begin.")
    _reach(telling, shots, "noor", hours=19)
    _mobilise(telling, shots, "noor", "safety_planning", "engaged")
    _mobilise(telling, shots, "noor", "counselling", "connected")
    telling.say("The man: first not found, then met on the street. Six doors were shut to him: “barred” is recorded.")
    _reach(telling, banned, "dev", hours=2)
    telling.do("dev", lambda actor: meet_barrier(telling.situation(banned), actor=actor, theme="barred"))
    telling.refused("dev", lambda actor: close(telling.situation(banned), actor=actor, conclusion="connected"), Refused)
    telling.say("The ban is lifted, and he sees a psychiatrist: the table closes both as connected.")
    _mobilise(telling, banned, "dev", "housing", "ban_lifted")
    _mobilise(telling, banned, "dev", "mental_health", "connected")
    _close(telling, shots)
    _close(telling, banned)
    telling.expect("Both are closed.", _stages(telling, shots, banned) == {Stage.CLOSED})


def _decide(telling: Telling, told: Told) -> None:
    telling.do("yara", lambda actor: hear(telling.situation(told), actor=actor))
    telling.do("yara", lambda actor: decide_met(telling.situation(told), actor=actor, how="consensus"))


def _name(telling: Telling, told: Told, lead: str, assisting: list[str]) -> None:
    teams = {"lead": telling.team(lead), "assisting": [telling.team(each) for each in assisting]}
    telling.do("yara", lambda actor: name_teams(telling.situation(told), actor=actor, **teams))
    telling.do("yara", lambda actor: plan(telling.situation(told), actor=actor))


def _release(telling: Telling, told: Told, who: str) -> None:
    def every_grant(actor: Actor) -> None:
        for person in Person.objects.filter(situation=told.situation).select_related("situation"):
            record_consent(about(person), actor=actor, answer="given", purpose="lower_risk", method="spoken")
        for grant in Grant.objects.filter(situation=told.situation, compartment="limited", ends_at=None):
            release(grant, actor=actor, authority="consent")

    telling.do(who, every_grant)


def _close(telling: Telling, told: Told) -> None:
    telling.do("yara", lambda actor: close(telling.situation(told), actor=actor, conclusion="connected"))


def _reach(telling: Telling, told: Told, lead: str, *, hours: int) -> None:
    telling.later(hours=hours)
    at = telling.now - timedelta(hours=1)
    _attempt(telling, told, lead, at, obstacle="nobody_answered")
    _attempt(telling, told, lead, telling.now)


def _attempt(telling: Telling, told: Told, lead: str, at: datetime, obstacle: str = "") -> None:
    how = {"means": "visit", "reached": not obstacle, "obstacle": obstacle}
    telling.do(lead, lambda actor: record_attempt(telling.situation(told), actor=actor, at=at, **how))


def _mobilise(telling: Telling, told: Told, lead: str, service: str, outcome: str) -> None:
    telling.do(lead, lambda actor: mobilise(telling.situation(told), actor=actor, service=service, outcome=outcome))


def _alone(seen, who: str) -> bool:
    others = [sight for name, sight in seen.items() if name != who]
    return _named(seen) == {who} and all(sight.number == sight.name == NOTHING for sight in others)


def _facts_without_names(seen, owner: str) -> bool:
    seated = ("noor", "dev", "ivo", "otis", "quinn")
    return _named(seen) == {owner} and all(seen[who].facts and seen[who].name == NOTHING for who in seated)


def _named(seen) -> set[str]:
    return {who for who, sight in seen.items() if sight.name not in (NOTHING, SHUT)}


def _destroyed(telling: Telling, told: Told) -> bool:
    with acting_as(system([telling.players.tables["DE"]])):
        left = Situation.objects.get(pk=told.situation)
        rest = sum(each.objects.filter(situation=left).count() for each in (Fact, Person, Grant))
        return left.stage == Stage.MINIMISED and bool(left.rejection_reason) and rest == 0


def _stages(telling: Telling, *stories: Told) -> set[str]:
    with acting_as(system([telling.players.tables["DE"]])):
        return set(
            Situation.objects.filter(pk__in=[told.situation for told in stories]).values_list("stage", flat=True)
        )
