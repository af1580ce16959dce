"""ACC-01 for the meeting and the days between: presence, walk-on, order, closing; calls; moves; plan; set-up; the calendar."""

from datetime import time, timedelta

import pytest
import time_machine
from django.utils import timezone

from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.keys.rings import lend
from commontable.partnership.meetings.actions import add_cadence
from commontable.partnership.meetings.feeds import make_feed
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.presence import add_someone
from commontable.response.agenda.walking_on import walk_on
from commontable.response.closing.actions import meet_barrier, mobilise
from commontable.response.emergency.actions import (
    answer_call,
    call_teams,
    close_call,
    decide_in_call,
    name_in_call,
)
from commontable.response.interventions.jobs import look_at_clocks_of
from commontable.response.interventions.models import Attempt
from commontable.response.interventions.on_behalf import record_on_behalf
from commontable.response.interventions.planning import add_task, write_plan
from commontable.response.moves.asking import ask_to_take_over
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories as made
from tests.cast import Cast

from .states import REST, SAMPLE, State, faults, open_all, send_nothing
from .walking import Walkers

pytestmark = pytest.mark.journey

KNOWN: dict[str, str] = {}


def furnish(cast: Cast) -> None:
    """One of everything this issue brought, at the East table, whose meeting is open and has a visitor."""
    _under_way(cast)
    _in_calls(cast)
    KNOWN["closed"] = made.closed(cast).number
    accepted = made.accepted(cast)
    KNOWN["accepted"] = accepted.number
    KNOWN["brought"] = made.brought(cast).number
    KNOWN["later"] = made.brought(cast, "Housing East").number
    KNOWN["draft"] = str(made.drafted(cast).pk)
    _in_the_room(cast)
    KNOWN["heard"] = made.at_filter_2(cast).number
    _planned(cast)


def _under_way(cast: Cast) -> None:
    """An intervention with a plan, work, a part recorded on behalf, an offer to another table; and one that is late."""
    situation = made.reported(cast)
    made.seal_all(cast, situation)
    KNOWN["under_way"] = situation.number
    with acting_as(cast.omar):
        write_plan(
            situation,
            actor=cast.omar,
            goes_at=moment(),
            going=[cast.teams["Housing East"]],
            means="visit",
            language="tamil",
        )
        add_task(
            situation, actor=cast.omar, team=cast.teams["Police East"], task="housing", due_on=timezone.localdate()
        )
        mobilise(situation, actor=cast.omar, service="food", outcome="connected")
        meet_barrier(situation, actor=cast.omar, theme="wait", service="food", wait="from_2_to_8_weeks")
        KNOWN["attempt"] = str(Attempt.objects.get(situation=situation).pk)
    few = made.at_filter_4(cast)
    with acting_as(cast.chris):
        team = cast.teams["Shelter East"]
        record_on_behalf(few, actor=cast.chris, team=team, part="assisting", said_by="Nils at the desk")
    KNOWN["on_behalf"] = few.number
    west = cast.teams["Hospital West"]
    with acting_as(cast.hana):
        offer = ask_to_take_over(situation, actor=cast.hana, to_team=west, reason="moved", authority="consent")
        KNOWN["offer"] = str(offer.pk)
    late = made.intervening(cast)
    KNOWN["late"] = late.number
    with time_machine.travel(moment() + timedelta(hours=49), tick=False):
        look_at_clocks_of(table=str(cast.tables["EA"]))


def _in_calls(cast: Cast) -> None:
    """A call that waits for answers, one that said yes, and one that is over and not ratified."""
    for name in ("called", "said_yes", "to_ratify"):
        situation = made.brought(cast)
        KNOWN[name] = situation.number
        with acting_as(cast.hana):
            call_teams(situation, actor=cast.hana, teams=[cast.teams["Housing East"], cast.teams["Police East"]])
        if name != "called":
            _says_yes(cast, situation)
    with acting_as(cast.hana):
        teams = {"lead": cast.teams["Housing East"], "assisting": [cast.teams["Hospital East"]]}
        name_in_call(situation, actor=cast.hana, **teams)
        close_call(situation, actor=cast.hana)


def _says_yes(cast: Cast, situation: Situation) -> None:
    for who, team in (("hana", "Hospital East"), ("omar", "Housing East")):
        with acting_as(cast.actors[who]):
            answer_call(situation, actor=cast.actors[who], team=cast.teams[team], answer="agree")
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        decide_in_call(situation, actor=cast.hana)


def _in_the_room(cast: Cast) -> None:
    """Two guests, one without a pledge; a walk-on of the police, whose own file is not opened."""
    with acting_as(cast.chris):
        meeting = Meeting.objects.get(table=cast.tables["EA"], opened_at__isnull=False, closed_at=None, kind="extra")
        KNOWN["meeting"] = str(meeting.pk)
        for kind, pledged in (("visitor", False), ("interpreter", True)):
            add_someone(meeting, actor=cast.chris, name=f"Vera {kind}", kind=kind, agency="Toronto", pledged=pledged)
        answers = made.whole(risk_factors=("gambling_chronic", "housing_no_access"))
        KNOWN["walk_on"] = walk_on(meeting, actor=cast.chris, team=cast.teams["Police East"], answers=answers).number


def _planned(cast: Cast) -> None:
    """A meeting each Wednesday, and a calendar feed."""
    with acting_as(cast.chris):
        table = cast.table("EA")
        since = timezone.localdate() + timedelta(days=1)
        add_cadence(table, actor=cast.chris, weekday=2, at=time(9, 30), starts_on=since)
        first = Meeting.objects.filter(table=table, opened_at=None, kind="regular").order_by("starts_at").first()
        KNOWN["planned"] = str(first.pk) if first else ""
    with acting_as(cast.hana):
        make_feed(None, actor=cast.hana)
    KNOWN.update(table=str(table.pk), team=str(cast.teams["Housing East"]), agency=str(cast.sara.agency))


def set_of(who: str, *pages: tuple[str, str]) -> tuple[State, ...]:
    """Each page with all that can be opened, for one person."""
    return tuple(State(name, who, address, open_all) for name, address in pages)


MEETING = "/meetings/{meeting}/"
OF_MEETINGS = (
    State("today with everything", "hana", "/", open_all),
    State("today of a lead", "omar", "/", open_all),
    State("today of one on whose behalf it was recorded", "nils", "/", open_all),
    State("today of a coordinator", "coral", "/", open_all),
    State("today of who is called", "paula", "/", open_all),
    *set_of(
        "chris",
        ("meetings", "/meetings/"),
        ("change a meeting", "/meetings/{planned}/change/"),
        ("a meeting with guests", MEETING + "?item={heard}"),
        ("a walk-on at the table", MEETING + "?item={walk_on}"),
        ("the order of a meeting", MEETING + "?order=1"),
        ("to be ratified", MEETING + "?item={to_ratify}"),
        ("a part on behalf", MEETING + "?item={on_behalf}"),
        ("attendance", MEETING + "attendance/"),
        ("a room screen", MEETING + "room-screen/"),
        ("a walk-on", MEETING + "walk-on/"),
    ),
    State("a walk-on with faults", "chris", MEETING + "walk-on/", send_nothing),
    State("a member at a meeting with guests", "sara", MEETING + "?item={heard}", open_all),
    State("a feed", "hana", "/meetings/feed/", open_all),
    State("the door of a room screen", "", "/room/"),
    State("the first sign-in", "", "/first-sign-in/"),
)
BETWEEN = (
    *set_of(
        "hana",
        ("a call", "/calls/{called}/"),
        ("a call that said yes", "/calls/{said_yes}/"),
        ("whom to call", "/calls/{brought}/now/"),
        ("whom to call from a draft", "/calls/draft/{draft}/"),
        ("withdraw", "/moves/{brought}/withdraw/"),
        ("present", "/moves/{under_way}/present/"),
        ("hand over", "/moves/{accepted}/hand-over/"),
        ("open again", "/moves/{closed}/reopen/"),
        ("what is asked", "/moves/asked/{offer}/"),
    ),
    State("hand over with faults", "hana", "/moves/{accepted}/hand-over/", send_nothing),
    State("whom to call with faults", "hana", "/calls/{brought}/now/", send_nothing),
    *set_of("omar", ("a call, called", "/calls/{called}/"), ("what went on", "/situations/{under_way}/")),
    *set_of("omar", ("a plan", "/interventions/{under_way}/plan/"), ("mail", "/interventions/mail/")),
    State("a barrier", "omar", "/closing/{under_way}/barrier/", open_all),
    State("a barrier with faults", "omar", "/closing/{under_way}/barrier/", send_nothing),
    State("emergency contacts", "paula", "/closing/{under_way}/emergency-contacts/"),
    State("emergency contacts, with faults", "paula", "/closing/{under_way}/emergency-contacts/", send_nothing),
    State("how it went", "omar", "/closing/{under_way}/how-it-went/"),
    State("how it went, with faults", "omar", "/closing/{under_way}/how-it-went/", send_nothing),
    State("an entry struck", "omar", "/interventions/{under_way}/attempts/{attempt}/strike/"),
    State("what is asked of another", "wilma", "/moves/asked/{offer}/"),
    State("confirm it is you", "hana", "/confirm/?next=/"),
    *set_of(
        "coral",
        ("nominate", "/moves/{brought}/nominate/"),
        ("join", "/moves/{later}/join/"),
        ("void", "/moves/{brought}/void/"),
    ),
    State("hand the lead over", "chris", "/interventions/{late}/lead/"),
    State("proven false", "chris", "/closing/{under_way}/proven-false/"),
)
SET_UP = (
    *set_of(
        "coral",
        ("tables", "/set-up/"),
        ("a new table", "/set-up/new/"),
        ("a table", "/set-up/{table}/"),
        ("its settings", "/set-up/{table}/settings/"),
        ("an area", "/set-up/{table}/area/"),
        ("who serves", "/set-up/{table}/serving/"),
        ("a cadence", "/set-up/{table}/cadence/"),
        ("a new agency", "/set-up/agency/"),
        ("an agency", "/set-up/agency/{agency}/"),
        ("a new team", "/set-up/{table}/team/"),
        ("a team", "/set-up/team/{team}/"),
        ("a seat", "/set-up/team/{team}/seat/"),
        ("a list", "/set-up/{table}/list/"),
    ),
    State("settings with faults", "coral", "/set-up/new/", send_nothing),
    State("a cadence with faults", "coral", "/set-up/{table}/cadence/", send_nothing),
)
SETS = {"meetings": OF_MEETINGS, "between": BETWEEN, "set-up": SET_UP}


@pytest.mark.parametrize("of", SETS)
@pytest.mark.parametrize(("language", "width", "colours"), SAMPLE)
def test_every_page(walkers: Walkers, of: str, language: str, width: int, colours: str) -> None:
    assert list(faults(walkers, SETS[of], KNOWN, language, width, colours)) == []


@pytest.mark.every
@pytest.mark.parametrize("of", SETS)
@pytest.mark.parametrize(("language", "width", "colours"), REST)
def test_every_page_in_the_rest(walkers: Walkers, of: str, language: str, width: int, colours: str) -> None:
    assert list(faults(walkers, SETS[of], KNOWN, language, width, colours)) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_closing_panel(walkers: Walkers, language: str) -> None:
    """Opened alone: it lies over the page."""
    states = [State("closing", "chris", MEETING, lambda page: page.locator(".closing > summary").click())]
    assert list(faults(walkers, states, KNOWN, language, 1366, "light")) == []
