"""Who may see which marker, where? Written by hand from the grant model, not asked of the code."""

from tests.world import EAST, WEST, Case, World

IDENTITY_ROUTES = {"identity:draft_person": "own", "identity:shown": "holders"}
"""The only answers a name may be in, and for whom: the team whose draft it is, or every team it was given to."""

PLAN_ROUTES = {"interventions:plan_words"}
"""Where the plan in words may be: for teams that take part for everybody and are bound by their papers."""

SERVES = {
    "hana": "Hospital East",
    "omar": "Housing East",
    "paula": "Police East",
    "nils": "Shelter East",
    "sara": "School East",
    "hugo": "Hospital West",
    "odile": "Housing West",
    "piet": "Police West",
}
RUNS = {"EA": {"chris", "coral"}, "WE": {"wilma"}}
SIT = {"EA": {"hana", "omar", "paula", "nils", "sara"}, "WE": {"hugo", "odile", "piet"}}
PART = {"EA": {"hana", "omar", "paula", "nils"}, "WE": {"hugo", "odile", "piet"}}
OWN = {"EA": {"hana"}, "WE": {"hugo"}}
LEAD = {"EA": {"omar"}, "WE": {"odile"}}

HEARD = {
    "queued",
    "queued_too",
    "filter_2",
    "rejected",
    "filter_3",
    "filter_4",
    "intervening",
    "family",
    "closed",
    "transferred",
}
"""On the open meeting's agenda: read by everybody in the room until it closes."""
ACCEPTED = {"filter_4", "intervening", "family", "closed", "transferred"}
"""With a lead and assisting teams: read by them from then on."""
OF_ONE_PERSON = {"EA": {"sara"}, "WE": set()}
"""Who takes part in the family for one person of it alone: they read the record, and were given no name."""
CALLED = {"hana", "omar"}
"""Who is on the emergency call: nobody else reads what is heard there, whether the table meets or not."""
PROMPTED = "coral"
"""Who is told that two numbers may be one: those two numbers, and nothing else of what another table does."""
FORGOTTEN = {"no_at_first"}
"""A "no" whose team brought it again: the private link leads to the new number, the old is the table's alone."""
NEVER_BROUGHT = {"draft", "other_draft"}


def stage_of(case: Case) -> str:
    return case.label.removeprefix("west_")


def readers(case: Case, closed: bool) -> set[str]:
    """Who may read the table's record of this case, its number and its identifiers."""
    stage, table = stage_of(case), case.crew.table
    if stage in NEVER_BROUGHT:
        return set()
    ours = RUNS[table] | (set() if stage in FORGOTTEN else OWN[table])
    meeting_is_open = not (closed and case.crew is EAST)
    if stage == "called":
        return ours | CALLED
    if stage in HEARD and meeting_is_open:
        return ours | SIT[table]
    if stage == "family":
        return ours | PART[table] | OF_ONE_PERSON[table]
    return ours | (PART[table] if stage in ACCEPTED else set())


def drafters(case: Case) -> set[str]:
    """Who may know of the draft behind this case."""
    return (LEAD if stage_of(case) == "other_draft" else OWN)[case.crew.table]


def record_markers(world: World, closed: bool) -> dict[str, set[str]]:
    """Each marker of a record or a draft, and who may see it."""
    said: dict[str, set[str]] = {}
    for case in world.cases.values():
        may_read = readers(case, closed)
        said.setdefault(str(case.draft), set()).update(drafters(case))
        for one in case.people:
            said.setdefault(str(one.person), set()).update(may_read | drafters(case))
        if case.situation:
            said[str(case.situation)] = may_read
            said[case.number] = may_read
        said |= {marker: may_read for marker in (case.crossed, case.said_by) if marker}
        if case.wait_days:
            said[str(case.wait_days)] = may_read
    said[str(world.prompt)] = {PROMPTED}
    for label in ("intervening", "west_intervening"):
        said[world.cases[label].number] = said[world.cases[label].number] | {PROMPTED}
    said |= {word: said[word] | lead for word, lead in _heard(world)}
    for marker, table in world.guests.items():
        said[marker] = RUNS[table] | SIT[table]
    return said


def _heard(world: World) -> list[tuple[str, set[str]]]:
    """Who hears at filter 3 answers after the meeting, too: number and person are known to them until then."""
    asked = world.cases["filter_3"]
    return [(word, LEAD[asked.crew.table]) for word in (asked.number, str(asked.people[0].person))]


def may_be_named(world: World, marker: str, actor: str, route: str) -> bool:
    """Whether this person may read this name, birth date or address in an answer of this route."""
    if marker in world.kept:
        case, read_at = world.kept[marker]
        return route == read_at and actor in drafters(case)
    if marker.startswith("Qzplan"):
        of_plan = next(case.crew for case in world.cases.values() if case.plan == marker)
        return route in PLAN_ROUTES and SERVES.get(actor) in (of_plan.lead, of_plan.assisting[0])
    case, one = world.people[marker]
    if marker == case.written:
        return route == "identity:words" and actor in drafters(case)
    if IDENTITY_ROUTES.get(route) == "own":
        return actor in drafters(case)
    return IDENTITY_ROUTES.get(route) == "holders" and SERVES.get(actor) in one.holders


EVERYBODY = (*SERVES, "chris", "coral", "wilma", "unseated", "")
"""Every person of the cast, and nobody signed in."""

assert {EAST.table, WEST.table} == set(RUNS)
