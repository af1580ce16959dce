"""Where does each column of a snapshot come from? Declared beside the taking, as data; guards hold the taking to it.

A line is: column, how, live columns. What leaves "as it is" is classed open; what is protected leaves only as something
computed; what is identifying never leaves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

AS_IT_IS = "as"
HOW: Mapping[str, str] = {
    AS_IT_IS: "as it is",
    "number": "a number drawn at random that stands for it",
    "week": "the Monday of its week, in the table’s zone",
    "quarter": "the quarter of that week’s Thursday",
    "duration": "a duration",
    "flag": "yes or no",
    "count": "a count",
    "group": "the heading of the code in its list",
    "mask": "bits, one for each code",
    "list": "from the lists that come with the software and what the installation changed of them",
}
"""Every way in which a value may leave."""


@dataclass(frozen=True)
class Line:
    """One column of the star: how it is made, and of which live columns ("table.column")."""

    table: str
    column: str
    how: str
    sources: tuple[str, ...]


_SITUATION = "situations_situation"
_SHORT = {
    "s": _SITUATION,
    "p": "situations_person",
    "f": "situations_fact",
    "i": "agenda_item",
    "d": "filters_decision",
    "c": "filters_certificate",
    "r": "interventions_role",
    "a": "interventions_attempt",
    "m": "closing_mobilisation",
    "b": "closing_barriermet",
    "h": "closing_report",
    "u": "interventions_plan",
    "ec": "closing_emergencycontacts",
    "j": "disclosure_consent",
    "g": "agencies_agency",
    "t": "tables_situationtable",
    "w": "tables_area",
    "v": "tables_tablearea",
    "k": "tables_team",
    "q": "tables_quorumrule",
    "e": "meetings_meeting",
    "n": "meetings_attendance",
    "z": "meetings_attendancespan",
    "x": "situations_pastsituation",
    "y": "situations_referral",
    "o": "repeats_token",
    "l": "vocabulary_listchange",
}

_TEXT = """
situation.situation            number    s.id
situation.city                 number    s.city
situation.table                as        t.code
situation.week                 week      s.brought_at t.time_zone
situation.quarter              quarter   s.brought_at t.time_zone
situation.decided_week         week      s.decided_at t.time_zone
situation.closed_week          week      s.closed_at t.time_zone
situation.accepted             flag      s.stage
situation.rejection_reason     as        s.rejection_reason
situation.closed               flag      s.stage
situation.conclusion           as        s.conclusion
situation.conclusion_group     group     s.conclusion
situation.kind                 as        s.kind
situation.group_size           as        s.group_size
situation.place_kind           as        s.place_kind
situation.area                 as        w.name
situation.originating_sector   as        s.originating_sector
situation.originating_type     as        s.originating_type
situation.originator           number    g.id
situation.lead_sector          as        g.sector
situation.lead_type            as        g.agency_type
situation.lead                 number    g.id
situation.emergency            flag      e.kind
situation.walk_on              as        s.walk_on
situation.returning            flag      o.situation_id
situation.people               count     p.id
situation.risks                count     f.list f.code f.person_id
situation.meetings             count     i.heard_at x.times_discussed
situation.teams                count     r.team_id r.part r.starts_at r.ends_at
situation.days_to_meeting      duration  s.brought_at y.at i.heard_at t.time_zone
situation.hours_to_attempt     duration  s.decided_at a.at
situation.hours_to_contact     duration  s.decided_at a.at a.reached
situation.days_to_close        duration  s.decided_at s.closed_at t.time_zone
situation.days_followed        duration  s.decided_at s.closed_at s.ended_at t.time_zone
situation.due_passed           flag      s.due_at
situation.attempted_in_time    flag      s.due_at a.at
situation.contacted_in_time    flag      s.due_at a.at a.reached
situation.attempted            flag      a.at
situation.connected            flag      m.outcome
situation.has_lead             flag      r.part
situation.reported             flag      a.at m.service b.theme
situation.minimised_in_time    flag      s.stage s.decided_at c.at
situation.read_back            flag      d.read_back_at
situation.consent              as        s.consent
situation.duty_to_report       as        s.duty_to_report
situation.language_needed      flag      u.language h.language_met
situation.language_met         flag      u.language h.language_met
situation.persons_word         as        h.persons_word
situation.emergency_before     count     ec.before ec.after
situation.emergency_after      count     ec.before ec.after
situation.tried                count     f.list f.code
situation.mask_low             mask      f.list f.code
situation.mask_high            mask      f.list f.code
situation.mask_category        mask      f.list f.code
situation.agencies             number    g.id
situation.mask_sector          mask      g.sector
situation.mask_type_low        mask      g.agency_type
situation.mask_type_high       mask      g.agency_type
rival.situation                number    s.id
rival.city                     number    s.city
rival.table                    as        t.code
rival.week                     week      s.brought_at t.time_zone
rival.accepted                 flag      s.stage
rival.closed                   flag      s.stage
person.situation               number    s.id
person.person                  number    p.id
person.age_band                as        p.age_band
person.gender                  as        p.gender
person.harm_role               as        p.harm_role
person.consent_asked           flag      j.answer
person.consent_given           flag      j.answer
person.mask_category           mask      f.list f.code
risk.situation                 number    s.id
risk.person                    number    p.id
risk.factor                    as        f.list f.code
risk.category                  group     f.list f.code
risk.age_band                  as        p.age_band
risk.gender                    as        p.gender
risk.harm_role                 as        p.harm_role
risk.table                     as        t.code
risk.quarter                   quarter   s.brought_at t.time_zone
risk.accepted                  flag      s.stage
bridge_category.situation      number    s.id
bridge_category.category       group     f.list f.code
bridge_category.table          as        t.code
bridge_category.quarter        quarter   s.brought_at t.time_zone
bridge_category.age_band       as        p.age_band
protective.situation           number    s.id
protective.person              number    p.id
protective.factor              as        f.list f.code
protective.category            group     f.list f.code
flag.situation                 number    s.id
flag.flag                      as        f.list f.code
service.situation              number    s.id
service.service                as        m.service
service.outcome                as        m.outcome
service.sector                 as        g.sector
service.agency                 number    g.id
barrier.situation              number    s.id
barrier.theme                  as        b.theme
barrier.service                as        b.service
barrier.wait                   as        b.wait
barrier.wait_days              as        b.wait_days
role.situation                 number    s.id
role.part                      as        r.part
role.agency                    number    g.id
role.sector                    as        g.sector
role.agency_type               as        g.agency_type
brought.table                  as        t.code
brought.quarter                quarter   s.brought_at t.time_zone
brought.ending                 as        s.stage
brought.numbers                count     s.id s.decided_at
meeting.meeting                number    e.id
meeting.table                  as        t.code
meeting.week                   week      e.opened_at e.starts_at t.time_zone
meeting.quarter                quarter   e.opened_at e.starts_at t.time_zone
meeting.kind                   as        e.kind
meeting.cancelled              flag      e.cancelled_at
meeting.items                  count     i.heard_at
meeting.teams_present          count     n.team_id n.kind z.arrived_at
meeting.quorum_met             flag      t.quorum_teams q.sector q.at_least n.team_id g.sector
meeting.minutes                duration  e.opened_at e.closed_at
attendance.meeting             number    e.id
attendance.agency              number    g.id
attendance.sector              as        g.sector
attendance.agency_type         as        g.agency_type
attendance.present             flag      n.team_id n.kind z.arrived_at k.starts_on k.ends_on k.is_guest
area.area                      as        w.name
area.table                     as        t.code
area.since                     quarter   v.starts_on
area.until                     quarter   v.ends_on
agency.agency                  number    g.id
agency.sector                  as        g.sector
agency.agency_type             as        g.agency_type
agency.is_police               as        g.is_police
term.list                      list      l.list
term.code                      list      l.code t.code
term.group                     list      l.group
term.en                        list      l.en t.name
term.fr                        list      l.fr t.name
term.position                  list      l.list
"""

LINKS: frozenset[str] = frozenset(
    f"{_SHORT[short]}.{column}"
    for short, columns in {
        "s": "table_id area_id originating_team_id",
        "p": "situation_id",
        "f": "situation_id",
        "i": "situation_id meeting_id",
        "d": "situation_id meeting_id voided_at",
        "c": "situation_id",
        "r": "situation_id",
        "a": "situation_id struck_at",
        "m": "situation_id team_id",
        "b": "situation_id",
        "h": "situation_id",
        "u": "situation_id",
        "ec": "situation_id",
        "j": "situation_id person_id",
        "x": "situation_id",
        "y": "situation_id",
        "k": "id agency_id table_id",
        "t": "id",
        "w": "id",
        "v": "area_id table_id",
        "q": "table_id",
        "e": "table_id",
        "n": "id meeting_id",
        "z": "attendance_id",
    }.items()
    for column in columns.split()
)
"""What is read only to find one row by another, or to leave rows out: no value of it leaves in any form."""


def _read() -> Iterator[Line]:
    for line in _TEXT.strip().splitlines():
        name, how, *sources = line.split()
        table, column = name.split(".")
        yield Line(table, column, how, tuple(f"{_SHORT[s.split('.')[0]]}.{s.split('.')[1]}" for s in sources))


LINEAGE: tuple[Line, ...] = tuple(_read())


def faults(lines: tuple[Line, ...], columns: Mapping[str, tuple[str, ...]], classes: Mapping[str, str]) -> list[str]:
    """What is wrong with these lines: `columns` of each table of the star, `classes` of each live "table.column"."""
    wanted = {(table, column) for table, names in columns.items() for column in names}
    said = [(line.table, line.column) for line in lines]
    wrong = [f"{table}.{column}: no lineage" for table, column in sorted(wanted - set(said))]
    wrong += [f"{table}.{column}: lineage of a column there is not" for table, column in sorted(set(said) - wanted)]
    wrong += [
        f"{table}.{column}: said twice" for table, column in sorted({each for each in said if said.count(each) > 1})
    ]
    return wrong + [fault for line in lines for fault in _faults(line, classes)]


def _faults(line: Line, classes: Mapping[str, str]) -> Iterator[str]:
    name = f"{line.table}.{line.column}"
    if line.how not in HOW or not line.sources:
        yield f"{name}: {line.how!r} of {len(line.sources)} columns is no way to leave"
    for source in line.sources:
        its_class = classes.get(source, "")
        if its_class == "" or its_class == "identifying":
            yield f"{name}: reads {source}, which is {its_class or 'no column'}"
        elif its_class == "protected" and line.how in (AS_IT_IS, "group"):
            yield f"{name}: {source} is protected, and leaves {HOW[line.how]}"
