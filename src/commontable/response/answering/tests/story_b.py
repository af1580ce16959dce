"""Mother, violent son of 17, brother of 8: brought by the hospital, the son led by housing, the school for the brother."""

from dataclasses import dataclass
from uuid import UUID

from commontable.front.site.actors import actor_of_account
from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.session import acting_as
from commontable.partnership.agencies.models import Agency
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.actions.officers import name_privacy_officer
from commontable.response.agenda.presence import add_someone
from commontable.response.answering.actions import write_down
from commontable.response.disclosure.about import about
from commontable.response.disclosure.consenting import agree, record_consent, say_necessary
from commontable.response.disclosure.models import Telling
from commontable.response.disclosure.settings_of import set_default, set_reason
from commontable.response.filters.actions import close_meeting
from commontable.response.interventions.actions import name_teams
from commontable.response.interventions.models import Part
from commontable.response.interventions.naming import OfPerson
from commontable.response.situations.models import Person, Situation
from commontable.response.situations.tests import factories as made
from tests.cast import Cast


@dataclass(frozen=True)
class StoryB:
    cast: Cast
    situation: Situation
    people: dict[str, UUID]
    officer: Actor


def officer_of(cast: Cast, name: str) -> Actor:
    """This member, named privacy officer of their agency by the coordinator; with the defaults a hospital would set."""
    actor = cast.actors[name]
    with acting_as(cast.coral):
        name_privacy_officer(Agency.objects.get(pk=actor.agency), actor=cast.coral, member=actor.member)
    return actor_of_account(cast.accounts[name].pk)


def goes_by(officer: Actor) -> None:
    with acting_as(officer):
        agency = Agency.objects.get(pk=officer.agency)
        set_default(agency, actor=officer, use="tell", kind="", authority="phipa_40_1")
        set_default(agency, actor=officer, use="collect", kind="", authority="phipa_36")
        set_reason(agency, actor=officer, reason="harm_to_others", authority="mfippa_32_h")


def story_b(cast: Cast) -> StoryB:
    """At filter 4, in an open meeting, with an interpreter in the room. Nobody consented yet."""
    officer = officer_of(cast, "hana")
    goes_by(officer)
    people = (
        made.person("from_40_to_59", gender="female", harm_role="harmed"),
        made.person("from_12_to_17", gender="male", harm_role="harming"),
        made.person("from_6_to_11", gender="male"),
    )
    situation = made.accepted(cast, kind="family", people=people, duty_to_report="made", consent="not_yet")
    with acting_as(cast.chris):
        meeting = Meeting.objects.get(table=situation.table_id, closed_at=None)
        add_someone(meeting, actor=cast.chris, name="Inez Interpreter", kind="interpreter", pledged=True)
        child = OfPerson(cast.teams["School East"], Part.ASSISTING, situation.people.get(letter="C").pk)
        helping = [cast.teams["Police East"]]
        name_teams(situation, actor=cast.chris, lead=cast.teams["Housing East"], assisting=helping, of_people=[child])
        situation.refresh_from_db()
        letters = dict(Person.objects.filter(situation=situation).values_list("letter", "pk"))
    return StoryB(cast, situation, letters, officer)


def of(story: StoryB, letter: str, actor: Actor):
    """What is on record of this person, as this actor finds it. Inside acting_as."""
    return about(Person.objects.select_related("situation__table").get(pk=story.people[letter]))


def without_consent(story: StoryB, letter: str, second: str = "omar") -> None:
    """The hospital says why, and a second agency agrees."""
    with acting_as(story.officer):
        say_necessary(of(story, letter, story.officer), actor=story.officer, reason="harm_to_others")
    other = story.cast.actors[second]
    with acting_as(other):
        person = of(story, letter, other)
        agree(person, actor=other, necessity=person.basis.necessity.pk)


def agreed(story: StoryB, letter: str, **how) -> None:
    said = {"answer": "given", "purpose": "lower_risk", "method": "spoken", **how}
    with acting_as(story.officer):
        record_consent(of(story, letter, story.officer), actor=story.officer, **said)


def closed(story: StoryB) -> list[Telling]:
    """The meeting closes, and what was said is written down."""
    cast, table = story.cast, story.situation.table_id
    with acting_as(cast.chris):
        meeting = Meeting.objects.get(table=table, closed_at=None)
        close_meeting(meeting, actor=cast.chris)
    itself = system([table])
    with acting_as(itself):
        write_down(meeting, actor=itself)
        return list(Telling.objects.filter(situation=story.situation.pk))
