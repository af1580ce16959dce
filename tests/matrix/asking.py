"""How is each route asked? With the identifiers of one case of the world, and with what a right form would send."""

from datetime import timedelta
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from commontable.front.set_up.table_form import TableForm, said_of
from commontable.groundwork.access.actor import Actor, TeamSeat
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.design.moments import to_the_minute
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.actions.tables import seal, settings_of
from commontable.partnership.tables.models import Seat
from commontable.response.agenda.models import Item
from commontable.response.identity.models import SealedIdentity, SealedWords
from commontable.response.situations.answers import OF_A_PERSON, ONE_OF, SOME_OF, Answers
from commontable.response.situations.models import Draft, Situation
from tests.cast import EAST, PASSWORD
from tests.routes import Route
from tests.world import Case, World

ACTORS = {
    "own": "hana",
    "lead": "omar",
    "assist": "paula",
    "unbound": "nils",
    "seated": "sara",
    "chair": "chris",
    "coord": "coral",
    "twin": "hugo",
    "elsewhere": "wilma",
    "unseated": "unseated",
    "out": "",
}
"""Each kind of person and who of the cast plays it. "unbound" assists, and its agreement is not in force; "twin" is of
the originating agency, at the other table; "elsewhere" is the other table's co-chair."""

NOTHING = uuid4()
"""What stands in an address for what a case has not: the same at each asking, and nobody's."""


def words(world: World, case: Case) -> dict[str, Any]:
    """What the address of any route may need, all of one case. A draft that was never brought has a random rest."""
    return {
        "draft": case.draft,
        "number": case.number or "EA-26-9999",
        "person": case.people[0].person if case.people else NOTHING,
        "grant": case.grants.get(case.crew.lead, NOTHING),
        "hearing": world.hearing or NOTHING,
        "attempt": case.attempt or NOTHING,
        "notice": case.notice or NOTHING,
        "task": case.task or NOTHING,
        "role": case.role or NOTHING,
        "telling": case.telling or NOTHING,
        "meeting": world.meetings[case.crew.table],
        "table": world.cast.tables[case.crew.table],
        "offer": world.offer or NOTHING,
        "prompt": world.prompt or NOTHING,
        "section": "notes",
        "document": case.ours.document if case.ours else NOTHING,
        "youth": case.ours.youth if case.ours else NOTHING,
        "planned": world.planned[case.crew.table],
        "cancelled": world.cancelled[case.crew.table],
        "secret": world.feed,
        "place": "EA",
        "period": "2026-Q3",
        "figure": "contact_in_time.quarter",
        "span": "2025-Q4..2026-Q3",
        "release": NOTHING,
        **_set_up(world),
    }


@cache
def _seated(team: UUID, actor: Actor) -> tuple[UUID, UUID, UUID]:
    """A seat of the team, the member who has it, and their agency."""
    with acting_as(actor):
        seat = Seat.objects.select_related("member").get(team=team)
        return seat.pk, seat.member_id, seat.member.agency_id


def _set_up(world: World) -> dict[str, Any]:
    """What is set up of the East table, for a team that assists for one person."""
    team = world.cast.teams["School East"]
    row, member, agency = _seated(team, everything(world))
    return {
        "team": team,
        "what": "seat",
        "row": row,
        "member": member,
        "agency": agency,
        "cadence": NOTHING,
        "batch": NOTHING,
        "name": "study_flags",
        "code": "homelessness",
        "way": "words",
        "change": NOTHING,
        "preparation": NOTHING,
        "city_role": NOTHING,
        "exploration": NOTHING,
        "boundary": NOTHING,
        "indicator": "kinds",
    }


def unknown_words() -> dict[str, Any]:
    """The same for a case that never existed."""
    names = (
        "draft",
        "role",
        "person",
        "grant",
        "hearing",
        "attempt",
        "task",
        "notice",
        "meeting",
        "table",
        "planned",
        "cancelled",
    )
    names += (
        "telling",
        "prompt",
        "offer",
        "team",
        "row",
        "member",
        "agency",
        "cadence",
        "batch",
        "document",
        "youth",
        "change",
        "preparation",
        "release",
        "city_role",
        "exploration",
        "boundary",
    )
    known = {"name": "study_flags", "code": "homelessness", "way": "words", "indicator": "kinds"}
    known |= {"section": "notes", "what": "seat", "number": "EA-26-9998", "secret": "nobodys"}
    known |= {"place": "EA", "period": "2026-Q3", "figure": "contact_in_time.quarter", "span": "2025-Q4..2026-Q3"}
    return {name: uuid4() for name in names} | known


def client_of(world: World, actor: str, **options: Any) -> Client:
    """A browser in which this kind of person is signed in."""
    client = Client(**options)
    if ACTORS[actor]:
        client.force_login(world.cast.accounts[ACTORS[actor]])
    return client


def ask(client: Client, method: str, url: str, sent: dict[str, Any] | None = None, **headers: str) -> HttpResponse:
    """The answer; whatever it changed is undone, and who was signed in stays so."""
    kept = client.cookies.copy()
    with transaction.atomic():
        answer = (
            client.generic(method, url, headers=headers) if sent is None else client.post(url, sent, headers=headers)
        )
        transaction.set_rollback(True)
    client.cookies = kept
    return answer


def everything(world: World) -> Actor:
    """An actor who sees all rows, for looking behind the scenes: no person and no job is like this."""
    tables = frozenset(world.cast.tables.values())
    seats = tuple(TeamSeat(team, next(iter(tables))) for team in world.cast.teams.values())
    return Actor(role="system", seats=seats, chairs=tables, coordinates=tables, system_tables=tables)


def sent(world: World, case: Case, route: Route) -> dict[str, Any]:
    """What the page's own form would send now. A route that is not named here is sent the versions alone."""
    with acting_as(everything(world)):
        versions = {"version": _version(world, case, route), "revision": _revision(case)}
        return {**versions, **_typed(world, case).get(route.name, dict)()}


def _typed(world: World, case: Case) -> dict[str, Any]:
    teams = world.cast.teams
    with timezone.override(EAST.time_zone):
        tried = {"at": to_the_minute(), "means": "visit"}
    return {
        "situations:draft": lambda: _answers(case),
        "situations:autosave": lambda: _answers(case),
        "situations:bring": lambda: _answers(case),
        "identity:remove_person": lambda: _answers(case),
        "identity:draft_person": lambda: {"name": "Somebody", "born": "", "address": ""},
        "identity:words": lambda: {
            "revision": _of_words(case),
            "about": "Somebody sleeps in the stairwell.",
            "tried": "",
            "wants": "",
        },
        "identity:own_section": lambda: {"text": "What we know", "revision": 1},
        "identity:add_document": lambda: {"document": SimpleUploadedFile("a.pdf", _A_PDF)},
        "identity:keep_youth": lambda: _A_RECORD,
        "identity:youth": lambda: {**_A_RECORD, "revision": 1},
        "disclosure:release": lambda: {"authority": "consent"},
        "filters:hearing": lambda: {"teams": str(teams[case.crew.assisting[0]])},
        "filters:answer": lambda: {"code": "involved"},
        "interventions:plan_words": lambda: {"text": "Qz", "revision": 1},
        "disclosure:consent": lambda: {"answer": "refused", "decided_by": "self"},
        "disclosure:necessary": lambda: {"reason": "harm_to_others"},
        "disclosure:officer": lambda: {"member": _set_up(world)["member"]},
        "answering:add": lambda: {"what": "told", "kind": "health"},
        "answering:told": lambda: {"method": "in_person"},
        "answering:defer": lambda: {"reason": "crisis", "until": timezone.localdate() + timedelta(days=9)},
        "answering:review": lambda: {"agreed": "yes"},
        "desk:plan_meeting": lambda: _a_day(case.crew.table),
        "desk:move_meeting": lambda: {**_a_day(""), "minutes": 60},
        "desk:cancel_meeting": lambda: {"reason": "weather"},
        "desk:mark_presence": lambda: {"mark": f"{teams[case.crew.lead]}:phone"},
        "desk:mark_myself": lambda: {"kind": "in_room"},
        "desk:add_someone": lambda: {"name": "Somebody", "as_what": "visitor"},
        "desk:move_item": lambda: {"move": _a_move(world, case)},
        "desk:walk_on": lambda: _walk_on(teams[case.crew.lead]),
        "desk:on_behalf": lambda: {"team": teams["School East"], "part": "assisting", "said_by": "Sam"},
        "situations:duty": lambda: {"duty_to_report": "made"},
        "desk:decide": lambda: {"decision": "met", "how": "consensus"},
        "desk:name_teams": lambda: {"lead": teams[case.crew.lead], "assisting": [teams[case.crew.assisting[0]]]},
        "desk:name_in_call": lambda: {"lead": teams[case.crew.lead], "assisting": [teams[case.crew.assisting[0]]]},
        "closing:proven_false": lambda: {"conclusion": "never_aer", "word": "lead"},
        "desk:call_now": lambda: {"teams": [teams[case.crew.lead]]},
        "desk:call_draft": lambda: {"teams": [teams[case.crew.lead]]},
        "desk:answer_call": lambda: {"team": teams[case.crew.lead], "answer": "disagree"},
        "desk:record_answer": lambda: {"team": teams[case.crew.lead], "answer": "disagree", "said_by": "Sam"},
        "desk:conclude": lambda: {"conclusion": "informed"},
        "interventions:plan": lambda: {"version": 0, "means": "visit", "flags": ["two_together"]},
        "interventions:task": lambda: {"team": teams[case.crew.lead], "task": "food"},
        "interventions:attempt": lambda: {**tried, "obstacle": "not_home"},
        "interventions:contact": lambda: tried,
        "interventions:lead": lambda: {"to": teams[case.crew.assisting[0]], "stays": "yes"},
        "desk:add_guest": lambda: {"way": "team", "team-team": teams["Hospital West"]},
        "closing:silence": lambda: {"reason": "no_answer"},
        "interventions:mail": lambda: {"wants_mail": "no"},
        "interventions:strike": lambda: {"reason": "twice"},
        "closing:contacts": lambda: {"before": 3},
        "closing:report": lambda: {"persons_word": "helped"},
        "closing:service": lambda: {"service": "food", "outcome": "connected"},
        "closing:barrier": lambda: {"theme": "wait", "service": "food", "wait_days": 3},
        "set_up:new": lambda: _table("NO"),
        "set_up:settings": lambda: _settings(world),
        "set_up:area": lambda: {"name": "North", "starts_on": "2026-01-05"},
        "set_up:serving": lambda: {**_SOMEBODY, "role": "co-chair", "agency": _set_up(world)["agency"]},
        "set_up:cadence_new": lambda: {
            "weekday": 2,
            "at": "13:30",
            "every_weeks": 1,
            "minutes": 60,
            "starts_on": "2026-01-05",
        },
        "set_up:agency_new": lambda: {**_AGENCY, "name": "Food Bank"},
        "set_up:agency": lambda: {**_AGENCY, "name": "School Board"},
        "set_up:team_new": lambda: {**_TEAM, "agency": _set_up(world)["agency"], "name": "School night"},
        "set_up:team": lambda: {**_TEAM, "name": "School East"},
        "set_up:seat_new": lambda: _SOMEBODY,
        "set_up:same_words": lambda: {"version": 1},
        "set_up:member": lambda: {"name": "Somebody Else"},
        "set_up:upload": lambda: {"file": SimpleUploadedFile("list.csv", _LIST.encode())},
        "set_up:bad_rows": lambda: {"text": _LIST},
        "set_up:bring_in": lambda: {"text": _LIST},
        "set_up:term_add": lambda: _TERM,
        "set_up:term_change": lambda: _TERM,
        "past:batches": lambda: {"file": SimpleUploadedFile("past.csv", _PAST.encode())},
        "returns:take": lambda: {"since": "2026-01-01", "until": "2026-12-31"},
        "site:first_sign_in": lambda: {"email": "hana@example.org", "code": "7KQM2XBD9FHT"},
        "moves:void": lambda: {"reason": "twice"},
        "moves:present": lambda: {"to_table": world.cast.tables["WE"], "reason": "moved"},
        "moves:take_over": lambda: {"to_team": teams["Hospital West"], "reason": "moved", "authority": "consent"},
        "moves:same": lambda: {"say": "ask"},
        "moves:offer": lambda: {"say": "yes"},
        "site:sign_in": lambda: {"email": "hana@example.org", "password": PASSWORD},
        "site:confirm": lambda: {"passphrase": PASSWORD},
        "set_language": lambda: {"language": "fr"},
    }


_A_RECORD = {"text": "What has to be kept", "expires_on": (timezone.localdate() + timedelta(days=60)).isoformat()}
_A_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n0\n%%EOF"
)
_TERM = {"en": "Night heat alert", "fr": "Alerte de nuit chaude", "starts_on": "2031-01-06", "confirmed": "yes"}
_SOMEBODY = {"name": "Mia New", "email": "mia@example.org", "starts_on": "2026-01-05"}
_AGENCY = {"short_name": "New", "sector": "health", "agency_type": "hospital"}
_TEAM = {"starts_on": "2026-01-05", "out_of_hours": "Night desk"}
_PAST = "Date opened,Originating agency,AER met,Rejection reason\n2019-03-04,School East,no,not_aer"
_LIST = "Agency,Team\nSchool Board,School East"


def _table(code: str) -> dict[str, Any]:
    form = TableForm()
    given = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in given.items() if value is not None} | {"name": f"{code} table", "code": code}


def _settings(world: World) -> dict[str, Any]:
    now = settings_of(world.cast.table("EA"))
    given = {name: value for name, value in said_of(now).items() if value not in (False, None)}
    return given | {"seen": seal(now), "quorum_teams": 0}


def _version(world: World, case: Case, route: Route) -> int:
    if "meeting" in route.words and "number" not in route.words:
        return Meeting.objects.get(pk=world.meetings[case.crew.table]).version
    for word, known in (("planned", world.planned), ("cancelled", world.cancelled)):
        if word in route.words:
            return Meeting.objects.get(pk=known[case.crew.table]).version
    if "draft" in route.words:
        return Draft.objects.get(pk=case.draft).version
    return Situation.objects.get(pk=case.situation).version if case.situation else 1


def _revision(case: Case) -> int:
    person: UUID | None = case.people[0].person if case.people else None
    sealed = SealedIdentity.objects.filter(pk=person).first()
    return sealed.revision if sealed else 0


def _of_words(case: Case) -> int:
    sealed = SealedWords.objects.filter(draft_id=case.draft).first()
    return sealed.revision if sealed else 0


def _answers(case: Case) -> dict[str, Any]:
    answers = Answers.from_json(Draft.objects.get(pk=case.draft).answers)
    people = {f"{name}-{each.id}": getattr(each, name) for each in answers.people for name in OF_A_PERSON}
    risks = {f"risk_factors-{each.id}": each.risk_factors for each in answers.people}
    return {name: getattr(answers, name) for name in (*ONE_OF, *SOME_OF)} | people | risks


def _a_day(prefix: str) -> dict[str, str]:
    soon = timezone.localdate() + timedelta(days=9)
    before = f"{prefix}-" if prefix else ""
    return {f"{before}day": soon.isoformat(), f"{before}hour": "09:45"}


def _a_move(world: World, case: Case) -> str:
    ahead = Item.objects.filter(meeting=world.meetings[case.crew.table], heard_at=None, kind="new")
    last, first = ahead.order_by("-position")[:2]
    return f"{last.pk}:{first.pk}:up"


def _walk_on(team: UUID) -> dict[str, Any]:
    somebody = {"age_band": "from_60", "gender": "female", "harm_role": "harmed"}
    factors = {"risk_1": "gambling_chronic", "risk_2": "basic_needs_unable", "why_now": ["if_left"]}
    return {"team": team, "kind": "person", **somebody, **factors}
