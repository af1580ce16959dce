"""What do people do all day at a table? The player looks at what stands, picks a press that is due, and writes it down."""

import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from commontable.groundwork.vocabulary.lists import load

from .book import Book, Press, Save
from .people import Person

TRIED = sorted(term.code for term in load("tried"))


@dataclass(frozen=True)
class Due:
    """One press that is due: whose, which, on what."""

    who: str
    action: str
    subject: UUID
    path: str
    data: dict[str, Any] = field(default_factory=dict)
    likely: float = 1.0
    saves: tuple[UUID, int, int, frozenset[str]] | None = None


@dataclass(frozen=True)
class Table:
    """Who plays at one table: its co-chair, the team that brings, the team that leads and its member."""

    code: str
    chair: str
    team: str
    originator: str
    lead: str
    leader: str


EAST = Table("EA", "chris", "Hospital East", "hana", "Housing East", "omar")
WEST = Table("WE", "wilma", "Hospital West", "hugo", "Housing West", "odile")


class View:
    """What stands now at one table, read past all policies: a person would see it on a page drawn afresh."""

    def __init__(self, connection: psycopg.Connection, table: Table) -> None:
        self.connection = connection
        (self.table,) = self.rows("select * from tables_situationtable where code = %s", table.code)
        self.teams = {row["name"]: row["id"] for row in self.rows("select id, name from tables_team")}

    def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        with self.connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(sql, values).fetchall()

    def drafts(self, team: str) -> list[dict[str, Any]]:
        return self.rows("select * from situations_draft where team_id = %s and situation_id is null", self.teams[team])

    def meeting(self) -> dict[str, Any] | None:
        found = self.rows("select * from meetings_meeting where table_id = %s and closed_at is null", self.table["id"])
        return found[0] if found else None

    def items(self, meeting: UUID) -> list[dict[str, Any]]:
        return self.rows(
            "select s.*, i.heard_at, i.done_at from situations_situation s join agenda_item i on i.situation_id = s.id"
            " where i.meeting_id = %s order by i.position",
            meeting,
        )

    def count(self, sql: str, *values: Any) -> int:
        return self.rows(f"select count(*) as n {sql}", *values)[0]["n"]


def due(view: View, table: Table, chance: random.Random) -> Iterator[Due]:
    """Every press that is due at the table now."""
    yield from _in_own_space(view, table, chance)
    meeting = view.meeting()
    if meeting is None:
        hour = view.count("from meetings_meeting where table_id = %s", view.table["id"])
        words = {f"{table.code}-day": "2031-01-01", f"{table.code}-hour": f"{hour // 60:02d}:{hour % 60:02d}"}
        yield Due(table.chair, "plan_meeting", view.table["id"], f"/meetings/plan/{view.table['id']}/", words)
    elif meeting["opened_at"] is None:
        yield _at_meeting(table, "open_meeting", meeting, "open")
    else:
        yield from _in_session(view, table, meeting)


def _in_own_space(view: View, table: Table, chance: random.Random) -> Iterator[Due]:
    drafts = view.drafts(table.team)
    team = view.teams[table.team]
    if len(drafts) < 5:
        yield Due(table.originator, "start_draft", team, "/drafts/new/", {"team": str(team)})
    for draft in drafts:
        tried = frozenset(chance.sample(TRIED, k=chance.randint(0, len(TRIED))))
        words, seen = _typed(draft, tried), draft["version"]
        where = f"/drafts/{draft['id']}"
        saved = (draft["id"], seen, seen + 1, tried)
        yield Due(table.originator, "save_draft", draft["id"], f"{where}/autosave/", words, 2, saved)
        brought = (draft["id"], seen, seen + 2, tried)
        yield Due(table.originator, "bring", draft["id"], f"{where}/bring/", words, 1, brought)


def _typed(draft: dict[str, Any], tried: frozenset[str]) -> dict[str, Any]:
    """A whole draft: one adult, two risk factors, and the codes that tell one save from another."""
    person = draft["answers"]["people"][0]["id"]
    return {
        "version": draft["version"],
        "kind": "person",
        f"age_band-{person}": "from_60",
        f"gender-{person}": "female",
        f"harm_role-{person}": "harmed",
        f"risk_factors-{person}": ["gangs_threatened"],
        "risk_factors": ["housing_no_access"],
        "aer_markers": ["new_circumstances"],
        "aer_tests": ["elevated_risk", "several_agencies"],
        "tried": sorted(tried),
    }


def _in_session(view: View, table: Table, meeting: dict[str, Any]) -> Iterator[Due]:
    absent = _absent(view, table, meeting)
    if absent:
        yield _at_meeting(table, "mark_presence", meeting, "presence", mark=f"{absent[0]}:in_room")
        return
    items = view.items(meeting["id"])
    brought = view.count(
        "from situations_situation s where table_id = %s and stage = 'brought'"
        " and not exists (select from agenda_item where situation_id = s.id and meeting_id = %s)",
        view.table["id"],
        meeting["id"],
    )
    if brought:
        yield _at_meeting(table, "add_brought", meeting, "add-brought")
    if any(item["heard_at"] for item in items):
        yield _at_meeting(table, "close_meeting", meeting, "close", 0.15)
    for item in items:
        yield from _on_item(view, table, meeting, item)


def _absent(view: View, table: Table, meeting: dict[str, Any]) -> list[UUID]:
    """Of the two teams that play, those nobody is in the room for."""
    there = view.rows("select team_id from meetings_attendance where meeting_id = %s", meeting["id"])
    return [t for name in (table.team, table.lead) if (t := view.teams[name]) not in {row["team_id"] for row in there}]


def _at_meeting(table: Table, action: str, meeting: dict[str, Any], end: str, likely: float = 1.0, **data: str) -> Due:
    path = f"/meetings/{meeting['id']}/{end}/"
    return Due(table.chair, action, meeting["id"], path, {"version": meeting["version"], **data}, likely)


def _on_item(view: View, table: Table, meeting: dict[str, Any], item: dict[str, Any]) -> Iterator[Due]:
    def press(action: str, end: str, likely: float = 1.0, **data: Any) -> Due:
        path = f"/meetings/{meeting['id']}/{item['number']}/{end}/"
        return Due(table.chair, action, item["id"], path, {"version": item["version"], **data}, likely)

    stage, is_now = item["stage"], item["heard_at"] and not item["done_at"]
    if stage == "brought":
        yield press("hear", "hear", 0.5)
    if stage == "filter_2" and is_now:
        yield press("decide_met", "decide", decision="met", how="vote", votes_for=4, votes_against=1, dissent="on")
        yield press("decide_not_met", "decide", decision="not_met", how="consensus", reason="not_aer")
        yield press("put_off", "put-off", 0.3)
    if stage == "rejected":
        yield press("take_back", "take-back", 0.3)
    if stage in ("filter_3", "filter_4"):
        teams = {"lead": str(view.teams[table.lead]), "assisting": [str(view.teams[table.team])]}
        yield press("name_teams", "teams", **teams)
    if stage in ("filter_4", "intervening"):
        yield from _after_naming(view, table, item, press)


def _after_naming(view: View, table: Table, item: dict[str, Any], press: Callable[..., Due]) -> Iterator[Due]:
    if not view.count("from interventions_role where situation_id = %s and ends_at is null", item["id"]):
        return
    number, version = item["number"], {"version": item["version"]}
    (now,) = view.rows(
        "select to_char(now() at time zone time_zone, 'YYYY-MM-DD\"T\"HH24:MI') as at from tables_situationtable"
        " where code = %s",
        table.code,
    )
    tried = {**version, "at": now["at"], "means": "visit"}
    yield Due(table.leader, "record_attempt", item["id"], f"/interventions/{number}/contact/", tried, 0.7)
    service = {**version, "service": "counselling", "outcome": "informed"}
    yield Due(table.leader, "mobilise", item["id"], f"/closing/{number}/service/", service, 0.5)
    if item["stage"] == "filter_4":
        yield press("plan", "planned")
    elif view.count("from interventions_attempt where situation_id = %s", item["id"]):
        yield press("close", "conclude", conclusion="informed")


class Player(threading.Thread):
    """The people of one table at work until told to stop. Writes every press and its outcome into the book."""

    def __init__(self, table: Table, book: Book, port: int, superuser_url: str, seed: int) -> None:
        super().__init__(daemon=True)
        self.table, self.book, self.url = table, book, superuser_url
        self.people = {name: Person(name, port) for name in (table.chair, table.originator, table.leader)}
        self.chance = random.Random(f"{seed} {table.code}")
        self.enough = threading.Event()
        self.refusals: list[str] = []

    def run(self) -> None:
        while not self.enough.is_set():
            try:
                self._play()
            except psycopg.Error:
                self.enough.wait(0.1)

    def _play(self) -> None:
        with psycopg.connect(self.url, autocommit=True, connect_timeout=5) as connection:
            view = View(connection, self.table)
            while not self.enough.is_set():
                presses = list(due(view, self.table, self.chance))
                self.press(self.chance.choices(presses, [each.likely for each in presses])[0])

    def press(self, each: Due) -> None:
        """Press it, and write down what came back."""
        person = self.people[each.who]
        while not person.cookies.get("session"):
            if self.enough.is_set():
                return
            person.sign_in() or self.enough.wait(0.1)
        answer = person.post(each.path, each.data)
        if answer.location.startswith("/sign-in/"):
            person.cookies.clear()
        if each.saves:
            self.book.write(Save(*each.saves, answer.outcome))
        if each.action != "save_draft":
            self.book.write(Press(each.action, each.subject, answer.outcome))
        if answer.outcome == "refused":
            self.refusals.append(f"{each.action} {answer.status} {each.path}")
        if answer.outcome == "unknown":
            self.enough.wait(0.05)
