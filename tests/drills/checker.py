"""Does what stands agree with what was asked, and with itself? Plain SQL past all policies; shares no code with the site."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from .book import Book, Save

type Rows = Callable[..., list[dict[str, Any]]]

OF_THE_SYSTEM = {
    "set_up",
    "minimise",
    "certify",
    "write_down",
    "begin_snapshot",
    "copy_table",
    "finish_snapshot",
}
"""Nobody’s press: of a "no" it is asked for each situation; what was said aloud is written down, and a snapshot taken,
by a job."""

DECIDED = ("filter_3", "filter_4", "intervening", "closed", "rejected")
MOVES = {
    "hear": (("brought", "filter_2"), "filter_2"),
    "put_off": (("filter_2",), "brought"),
    "decide_not_met": (("filter_2",), "rejected"),
    "take_back": (("rejected",), "filter_2"),
    "minimise": (("rejected",), "minimised"),
    "name_teams": (("filter_3", "filter_4"), "filter_4"),
    "plan": (("filter_4",), "intervening"),
    "close": (("intervening",), "closed"),
}


def faults(url: str, book: Book) -> list[str]:
    """Every way in which the database disagrees with the book or with itself; empty when all is well."""
    with psycopg.connect(url) as connection:
        return faults_in(connection, book)


def faults_in(connection: psycopg.Connection, book: Book) -> list[str]:
    """The same, as this connection sees it."""

    def rows(sql: str, *values: Any) -> list[dict[str, Any]]:
        with connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(sql, values).fetchall()

    return [fault for check in CHECKS for fault in check(rows, book)]


def presses_are_there_once(rows: Rows, book: Book) -> Iterator[str]:
    """Every acknowledged press left one entry, an unknown one at most one, and nothing else is in the ledger."""
    asked = book.asked()
    found = Counter((row["action"], row["subject_id"]) for row in rows("select * from ledger_entry where kind = 'did'"))
    for key in {*asked, *found}:
        least, most = asked.get(key, (0, 0))
        if key[0] not in OF_THE_SYSTEM and not least <= found[key] <= most:
            yield f"{key[0]} on {key[1]}: {found[key]} in the ledger, asked for between {least} and {most} times"


def saves_are_kept(rows: Rows, book: Book) -> Iterator[str]:
    """Every version of a draft was made by one save, and what stands is whole what the last one held."""
    made: dict[UUID, list[Save]] = defaultdict(list)
    for save in book.saves:
        made[save.draft].append(save)
    for draft in rows("select * from situations_draft"):
        yield from _draft(draft, [save for save in made[draft["id"]] if save.outcome != "refused"])


def _draft(draft: dict[str, Any], saves: list[Save]) -> Iterator[str]:
    sure = [save for save in saves if save.outcome == "acknowledged"]
    if len({save.seen for save in sure}) != len(sure):
        yield f"draft {draft['id']}: two saves over one version were both acknowledged"
    if any(save.makes > draft["version"] for save in sure):
        yield f"draft {draft['id']}: an acknowledged save is lost, version {draft['version']} stands"
    stands = frozenset(draft["answers"].get("tried", ()))
    last = {save.tried for save in saves if save.makes == draft["version"]}
    if draft["version"] > 2 and stands not in last:
        yield f"draft {draft['id']}: version {draft['version']} holds what no save held"


def stages_follow_the_ledger(rows: Rows, book: Book) -> Iterator[str]:
    """Each situation stands where its entries, told in order, have led it: no stage is half passed."""
    stands: dict[UUID, str] = {}
    without = {row["id"] for row in rows("select id from tables_situationtable where filter_3 = 'none'")}
    on_agenda = defaultdict(set)
    for item in rows("select meeting_id, situation_id from agenda_item"):
        on_agenda[item["meeting_id"]].add(item["situation_id"])
    for entry in rows("select e.* from ledger_entry e where kind = 'did' order by xact, id"):
        yield from _told(entry, stands, on_agenda, without)
    found = {row["id"]: row["stage"] for row in rows("select id, stage from situations_situation")}
    for situation, stage in found.items():
        if stands.get(situation, "brought") != stage:
            yield f"situation {situation} is at {stage}; its entries lead to {stands.get(situation, 'brought')}"


def _told(
    entry: dict[str, Any], stands: dict[UUID, str], on_agenda: dict[UUID, set[UUID]], without_filter_3: set[UUID]
) -> Iterator[str]:
    action, situation = entry["action"], entry["situation_id"]
    if action == "close_meeting":
        for each in on_agenda[entry["subject_id"]]:
            stands[each] = "brought" if stands.get(each) == "filter_2" else stands.get(each, "brought")
        return
    before = stands.get(situation, "brought") if situation else ""
    met = (("filter_2",), "filter_4" if entry["table_id"] in without_filter_3 else "filter_3")
    moves = {**MOVES, "decide_met": met}
    if action in moves:
        starts, stands[situation] = moves[action]
        if before not in starts:
            yield f"{action} on {situation} at {before}"


def decisions_go_with_stages(rows: Rows, book: Book) -> Iterator[str]:
    """One decision stands where the stage says it was decided, none elsewhere; each taken back is kept as voided."""
    for row in rows(
        "select s.*,"
        " (select count(*) from filters_decision d where situation_id = s.id and voided_at is null) as standing,"
        " (select count(*) from filters_decision d where situation_id = s.id) as made,"
        " (select count(*) from ledger_entry e where situation_id = s.id and kind = 'did'"
        "  and action in ('decide_met', 'decide_not_met')) as entered from situations_situation s"
    ):
        if row["stage"] == "minimised":
            continue
        if row["standing"] != int(row["stage"] in DECIDED) or row["made"] != row["entered"]:
            yield f"{row['number']} at {row['stage']}: {row['standing']} decisions stand of {row['made']}"
        if (row["decided_at"] is not None) != (row["stage"] in DECIDED):
            yield f"{row['number']} at {row['stage']} and its moment of decision disagree"


def a_no_is_certified_once(rows: Rows, book: Book) -> Iterator[str]:
    """What was destroyed by a "no" has one certificate, and one entry of each of the two in the ledger."""
    entries = (
        "(select count(*) from ledger_entry e where e.situation_id = s.id and kind = 'did' and action = '{}') as {}"
    )
    for row in rows(
        f"select number, {entries.format('minimise', 'cut')}, {entries.format('certify', 'said')},"
        " (select count(*) from filters_certificate c where c.situation_id = s.id) as kept"
        " from situations_situation s where stage = 'minimised'"
    ):
        if (row["cut"], row["said"], row["kept"]) != (1, 1, 1):
            yield f"{row['number']} is minimised and not certified once: {row}"


def a_no_has_a_reason_and_nothing_else(rows: Rows, book: Book) -> Iterator[str]:
    """Rejected goes with a reason; a closed meeting leaves no rejected; minimised holds the named columns alone."""
    for row in rows("select * from situations_situation"):
        if (row["stage"] in ("rejected", "minimised")) != bool(row["rejection_reason"]):
            yield f"{row['number']} at {row['stage']} and its reason disagree"
        if row["stage"] != "minimised":
            continue
        rest = ("group_size", "group_description", "place_kind", "area_id", "originating_team_id")
        if any(row[name] for name in (*rest, "duty_to_report", "consent", "due_at", "closed_at", "conclusion")):
            yield f"{row['number']} is minimised and holds more than the named columns"
        for child in ("situations_person", "situations_fact", "situations_grant", "filters_decision", *AFTERWARDS):
            if rows(f"select 1 from {child} where situation_id = %s", row["id"]):
                yield f"{row['number']} is minimised and {child} still knows it"
    for row in rows(
        "select number from situations_situation s where stage in ('rejected', 'filter_2') and not exists (select from"
        " agenda_item i join meetings_meeting m on m.id = i.meeting_id where i.situation_id = s.id"
        " and m.closed_at is null)"
    ):
        yield f"{row['number']} is still open to the table although its meeting is closed"


AFTERWARDS = ("interventions_role", "interventions_attempt", "closing_mobilisation", "disclosure_disclosure")


def a_situation_is_whole(rows: Rows, book: Book) -> Iterator[str]:
    """What was brought is there with its person, its facts and its originator's grant, once for each entry."""
    for row in rows(
        "select s.number, s.stage, (select count(*) from situations_person where situation_id = s.id) as people,"
        " (select count(*) from situations_fact where situation_id = s.id) as facts,"
        " (select count(*) from situations_grant where situation_id = s.id and why = 'originator') as grants,"
        " (select jsonb_array_length(coalesce(answers->'tried', '[]')) from situations_draft"
        "  where situation_id = s.id) as tried from situations_situation s where stage <> 'minimised'"
    ):
        if (row["people"], row["grants"]) != (1, 1) or row["tried"] is None or row["facts"] != 5 + row["tried"]:
            yield f"{row['number']} was brought in part: {row}"
    (brought,) = rows(
        "select (select count(*) from situations_situation) as situations,"
        " (select count(*) from situations_draft where situation_id is not null) as drafts,"
        " (select count(*) from ledger_entry where action = 'bring' and kind = 'did') as entries"
    )
    if len(set(brought.values())) != 1:
        yield f"what was brought disagrees: {brought}"


def roles_go_with_naming(rows: Rows, book: Book) -> Iterator[str]:
    """One lead and one assisting team with their grants where teams were named, none elsewhere."""
    for row in rows(
        "select s.number, s.stage,"
        " exists(select from ledger_entry where situation_id = s.id and action = 'name_teams' and kind = 'did') named,"
        " (select count(*) from interventions_role where situation_id = s.id and ends_at is null and part = 'lead')"
        " as leads,"
        " (select count(*) from interventions_role where situation_id = s.id and ends_at is null) as parts,"
        " (select count(*) from situations_grant where situation_id = s.id and ends_at is null and why = 'part'"
        "  and compartment = 'record') as grants from situations_situation s"
    ):
        wanted = (1, 2, 2) if row["named"] else (0, 0, 0)
        if (row["leads"], row["parts"], row["grants"]) != wanted:
            yield f"{row['number']} was named teams in part: {row}"
        if row["stage"] in ("intervening", "closed") and not row["named"]:
            yield f"{row['number']} is at {row['stage']} without teams"


def reports_go_with_entries(rows: Rows, book: Book) -> Iterator[str]:
    """Attempts, services and drafts: one row for each entry."""
    pairs = {"record_attempt": "interventions_attempt", "mobilise": "closing_mobilisation"}
    for action, table in pairs.items():
        for row in rows(
            "select s.number, (select count(*) from ledger_entry where situation_id = s.id and action = %s"
            f" and kind = 'did') as entries, (select count(*) from {table} where situation_id = s.id) as made"
            " from situations_situation s",
            action,
        ):
            if row["entries"] != row["made"]:
                yield f"{row['number']}: {row['entries']} times {action}, {row['made']} rows"
    (drafts,) = rows(
        "select (select count(*) from situations_draft) as made,"
        " (select count(*) from ledger_entry where action = 'start_draft' and kind = 'did') as entries"
    )
    if drafts["made"] != drafts["entries"]:
        yield f"{drafts['entries']} drafts were started, {drafts['made']} are there"


def closed_has_a_conclusion(rows: Rows, book: Book) -> Iterator[str]:
    for row in rows("select * from situations_situation"):
        closed = row["stage"] == "closed"
        if closed != bool(row["conclusion"]) or closed != (row["closed_at"] is not None):
            yield f"{row['number']} at {row['stage']} and its conclusion disagree"


def meetings_are_whole(rows: Rows, book: Book) -> Iterator[str]:
    """Opened and closed go with their entries; who only sat there can read nothing after; nobody sits twice."""
    for row in rows(
        "select m.*, (select count(*) from ledger_entry where subject_id = m.id and action = 'open_meeting'"
        " and kind = 'did') as opens, (select count(*) from ledger_entry where subject_id = m.id"
        " and action = 'close_meeting' and kind = 'did') as closes,"
        " (select count(*) from meetings_attendance where meeting_id = m.id) as present from meetings_meeting m"
    ):
        opened, closed = row["opened_at"] is not None, row["closed_at"] is not None
        if (opened, closed) != (bool(row["opens"]), bool(row["closes"])) or opened != bool(row["present"]):
            yield f"meeting {row['id']} was opened or closed in part"
    for row in rows(
        "select g.id from situations_grant g where why = 'seated' and ends_at is null and not exists (select from"
        " agenda_item i join meetings_meeting m on m.id = i.meeting_id where i.situation_id = g.situation_id"
        " and m.opened_at is not null and m.closed_at is null)"
    ):
        yield f"grant {row['id']} of a seat outlives its meeting"
    for row in rows(
        "select s.id from meetings_attendancespan s join meetings_attendance a on a.id = s.attendance_id"
        " join meetings_meeting m on m.id = a.meeting_id where s.left_at is null and m.closed_at is not null"
    ):
        yield f"span {row['id']} of attendance outlives its meeting"
    for row in rows(
        "select f.id from agenda_filterspan f join agenda_item i on i.id = f.item_id"
        " where f.ends_at is null and (i.heard_at is null or i.done_at is not null)"
    ):
        yield f"span {row['id']} of a filter runs on while the item is not heard"


def numbers_have_no_gap(rows: Rows, book: Book) -> Iterator[str]:
    """Each table's numbers of a year run from 1 to the last given, none missing and none twice."""
    for row in rows(
        "select table_id, year, count(*) as n, count(distinct sequence) as different, min(sequence) as first,"
        " max(sequence) as last from situations_situation group by table_id, year"
    ):
        (series,) = rows(
            "select last from situations_numberseries where table_id = %s and year = %s", row["table_id"], row["year"]
        )
        if {row["n"], row["different"], row["last"], series["last"]} != {row["n"]} or row["first"] != 1:
            yield f"numbers with a gap or twice: {row}, last given {series['last']}"


def leaves_are_in_order(rows: Rows, book: Book) -> Iterator[str]:
    """Leaves run from 0 without a gap, older transactions first, each with the hash of its entry."""
    before = 0
    for place, row in enumerate(
        rows(
            "select l.number, l.hash, e.xact::text::bigint as transaction, e.* from ledger_leaf l"
            " join ledger_entry e on e.id = l.entry_id order by l.number"
        )
    ):
        if row["number"] != place:
            yield f"leaf {place} is missing"
            return
        if row["transaction"] < before:
            yield f"leaf {place} stands after a later transaction"
        before = row["transaction"]
        if bytes(row["hash"]) != _hash(row):
            yield f"leaf {place} has not the hash of its entry"


def _hash(row: dict[str, Any]) -> bytes:
    """RFC 9162, 2.1.1, over the entry as the ledger's documentation writes it, made here a second time."""
    names = "schema id at kind action result role account_id member_id agency_id team_id table_id session subject_type"
    names += " subject_id situation_id stage details"
    entry = {name: str(row[name]) if isinstance(row[name], UUID) else row[name] for name in names.split()}
    entry["at"] = row["at"].astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    text = json.dumps(entry, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(b"\x00" + text.encode()).digest()


CHECKS = (
    presses_are_there_once,
    saves_are_kept,
    stages_follow_the_ledger,
    decisions_go_with_stages,
    a_no_has_a_reason_and_nothing_else,
    a_no_is_certified_once,
    a_situation_is_whole,
    roles_go_with_naming,
    reports_go_with_entries,
    closed_has_a_conclusion,
    meetings_are_whole,
    numbers_have_no_gap,
    leaves_are_in_order,
)
