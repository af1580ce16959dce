"""Does everything that was loaded hold together? Questions over all rows; each finds what should not be there."""

from dataclasses import dataclass

from .copying import Loader

ACCEPTED = "s.decided_at is not null and s.stage in ('filter_3', 'filter_4', 'intervening', 'closed')"
CONNECTING = "('connected', 'engaged', 'ban_lifted')"
RISKS = "('risk_factors', 'risk_categories')"
IN_ORDER = "Brought, decided, closed: in this order"
ONE_LEAD = "Whatever was accepted has one lead"
NO_HOLDS = "A “no” holds its named columns and nothing else"
CONNECTED_WAS = "“Connected” was connected"
ONE_NUMBER = "One number of a city-wide situation, unless it was handed over"


@dataclass(frozen=True)
class Invariant:
    """What holds, in words, and the query of a single column that finds the numbers where it does not."""

    words: str
    query: str


def _situations(words: str, condition: str) -> Invariant:
    return Invariant(words, f"select s.number from situations_situation s where {condition}")


def _none(words: str, table: str) -> Invariant:
    return Invariant(words, f"select id::text from {table} limit 20")


LEADS = (
    "(select count(*) from interventions_role r where r.situation_id = s.id and r.part = 'lead' and r.ends_at is null)"
)
AGENCIES = """(select count(distinct t.agency_id) from interventions_role r join tables_team t on t.id = r.team_id
  where r.situation_id = s.id)"""
FACTS = f"(select count(*) from situations_fact f where f.situation_id = s.id and f.list in {RISKS})"
PEOPLE = "(select count(*) from situations_person p where p.situation_id = s.id)"
SERVED = f"""exists (select from closing_mobilisation m where m.situation_id = s.id and m.outcome in {CONNECTING})"""
DETAILS = (
    "situations_person",
    "situations_fact",
    "situations_grant",
    "filters_decision",
    "interventions_role",
    "interventions_plan",
    "interventions_attempt",
    "closing_mobilisation",
    "closing_barriermet",
    "closing_report",
)
LEFT = " or ".join(f"exists (select from {table} d where d.situation_id = s.id)" for table in DETAILS)

INVARIANTS = (
    _situations(
        "Every situation stands where a decade of meetings leaves it",
        "s.stage not in ('brought', 'intervening', 'closed', 'minimised')",
    ),
    _situations(
        IN_ORDER,
        "s.decided_at < s.brought_at or s.closed_at < s.decided_at or s.closed_at < s.brought_at",
    ),
    _situations("Nothing lies ahead", "greatest(s.brought_at, s.decided_at, s.closed_at) > now()"),
    _situations(
        "Nothing was brought before its table opened",
        "exists (select from tables_situationtable t where t.id = s.table_id and t.opened_on > s.brought_at::date)",
    ),
    _situations(ONE_LEAD, f"{ACCEPTED} and {LEADS} <> 1"),
    _situations("At least two agencies take part", f"{ACCEPTED} and {AGENCIES} < 2"),
    _situations(NO_HOLDS, f"s.stage = 'minimised' and ({LEFT})"),
    _situations("Two to twenty risk factors", f"({ACCEPTED} or s.stage = 'brought') and {FACTS} not between 2 and 20"),
    _situations(
        "A person or a family has people, a group or a place none",
        f"s.stage <> 'minimised' and ({PEOPLE} > 0) <> (s.kind in ('person', 'family'))",
    ),
    _situations(CONNECTED_WAS, f"s.conclusion = 'connected' and not {SERVED}"),
    _situations(
        "A systemic issue names its barrier",
        "s.conclusion = 'systemic' and not exists (select from closing_barriermet b where b.situation_id = s.id)",
    ),
    _situations(
        "Of a language something is said where the plan names one",
        """exists (select from closing_report r where r.situation_id = s.id and r.language_met <> ''
          and not exists (select from interventions_plan p where p.situation_id = s.id and p.language <> ''))""",
    ),
    _situations(
        "Nothing was closed before somebody tried",
        "s.stage = 'closed' and not exists (select from interventions_attempt a where a.situation_id = s.id)",
    ),
    _situations(
        "A decision stands for what was accepted, of two agencies or more",
        f"""{ACCEPTED} and not exists (select from filters_decision d where d.situation_id = s.id
          and d.voided_at is null and d.outcome = 'met' and d.decided_at = s.decided_at and d.teams_present > 1)""",
    ),
    _situations(
        ONE_NUMBER,
        "exists (select from situations_situation o where o.city = s.city and o.id <> s.id)",
    ),
    Invariant(
        "Tries lie after the decision and before they were written down",
        """select s.number from interventions_attempt a join situations_situation s on s.id = a.situation_id
           where a.at < s.decided_at - interval '1 minute' or a.recorded_at < a.at or a.recorded_at > now()""",
    ),
    Invariant(
        "Items are heard while their meeting is open",
        """select s.number from agenda_item i join meetings_meeting m on m.id = i.meeting_id
           join situations_situation s on s.id = i.situation_id
           where i.heard_at < m.opened_at or i.done_at > m.closed_at or i.done_at < i.heard_at""",
    ),
    Invariant(
        "Whatever was decided was decided in a meeting of its table",
        """select s.number from filters_decision d join meetings_meeting m on m.id = d.meeting_id
           join situations_situation s on s.id = d.situation_id
           where m.table_id <> s.table_id or d.decided_at not between m.opened_at and m.closed_at""",
    ),
    Invariant(
        "Numbers run on without a gap",
        """select n.year::text from situations_numberseries n where n.last <> (select count(*)
           from situations_situation s where s.table_id = n.table_id and s.year = n.year)""",
    ),
    Invariant(
        "The ledger says how many situations were loaded at each table",
        """select t.code from tables_situationtable t where
           (select count(*) from situations_situation s where s.table_id = t.id) is distinct from
           (select sum((e.details->>'situations')::int) from ledger_entry e
            where e.table_id = t.id and e.action = 'load_city')""",
    ),
    _none("Nobody is named", "identity_sealedidentity"),
    _none("No team has a file of its own", "situations_draft"),
    Invariant("No grant of names", "select id::text from situations_grant where compartment = 'limited' limit 20"),
)


def check(loader: Loader) -> dict[str, list[str]]:
    """For each invariant that does not hold, by its words, the numbers where it does not."""
    found = {each.words: [row[0] for row in loader.ask(each.query)] for each in INVARIANTS}
    return {words: numbers for words, numbers in found.items() if numbers}
