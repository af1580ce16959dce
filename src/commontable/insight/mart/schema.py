"""Which tables and columns has the star schema, of which types, and what does each mean?

Ids are drawn at random for the snapshots and say nothing. `?` marks what may be empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FORMAT = 4
"""Counts up when a reader of snapshots must change."""
NUMBER_BITS = 62
"""All 62 are random: so many that no number is ever drawn twice, and a signed 64-bit integer holds it on every backend."""
BITS = 60
"""How many terms one mask holds: signed 64-bit integers everywhere, and two masks of risk factors."""

TYPES = {
    "id": "int64",
    "code": "string",
    "text": "string",
    "week": "date",
    "quarter": "date",
    "bool": "boolean",
    "small": "int16",
    "int": "int32",
    "float": "float64",
    "mask": "int64",
    "ids": "array<int64>",
}
"""What a kind of column is to Ibis, the same on every backend."""


@dataclass(frozen=True)
class Column:
    """One column: its kind (a key of TYPES), whether it may be empty, and its meaning."""

    name: str
    kind: str
    optional: bool
    meaning: str

    @property
    def type(self) -> str:
        return TYPES[self.kind]


@dataclass(frozen=True)
class Table:
    """One table of the star: what a row is, and its columns in order."""

    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def types(self) -> dict[str, str]:
        """For `ibis.schema`."""
        return {column.name: column.type for column in self.columns}


def _table(name: str, row: str, lines: str) -> Table:
    read = (line.split(None, 2) for line in lines.strip().splitlines())
    columns = tuple(Column(n.rstrip("?"), kind, n.endswith("?"), meaning) for n, kind, meaning in read)
    return Table(name, row, columns)


_ALL = (
    _table(
        "situation",
        "A situation that a table decided on, accepted or rejected, and under which number it still stands there",
        """
        situation            id       the situation
        city                 id       equal for all numbers that are one situation of the city
        table                code     the table it was brought to
        week                 week     the week in which it was brought
        quarter              quarter  the quarter in which it was brought: the period of every figure about it
        decided_week         week     the week of the decision
        closed_week?         week     the week in which it was closed
        accepted             bool     acutely elevated risk was met
        rejection_reason?    code     why it was not met
        closed               bool     it was closed at this table
        conclusion?          code     how it ended
        conclusion_group?    code     the heading of that conclusion
        kind                 code     a person, a family, a group or a place
        group_size?          code     about how large the group is
        place_kind?          code     what sort of place it is
        area?                text     the area in which it is
        originating_sector   code     the sector of the agency that brought it
        originating_type     code     the type of the agency that brought it
        originator?          id       the agency that brought it
        lead_sector?         code     the sector of the agency that leads, or led last
        lead_type?           code     the type of the agency that leads, or led last
        lead?                id       the agency that leads, or led last
        emergency            bool     it was decided in an emergency call
        walk_on              bool     it was typed while the table met
        returning            bool     somebody in it was discussed before, as far as tokens allow
        people               small    how many people are in it
        risks                small    risk factors: each once for a person, or once for the situation
        meetings             small    how many meetings heard it
        teams                small    teams that lead or assist, or did until the end
        days_to_meeting?     int      days from bringing it until a meeting first heard it
        hours_to_attempt?    float    hours from the decision to the first attempt
        hours_to_contact?    float    hours from the decision to the first contact
        days_to_close?       int      days from the decision until it was closed
        days_followed        int      days from the decision until its end; of one still open, those it surely was followed
        due_passed           bool     the table's hours to first contact have passed at the taking
        attempted_in_time    bool     the first attempt was in time
        contacted_in_time    bool     the first contact was in time
        attempted            bool     there was an attempt
        connected            bool     somebody was connected to a service, or engaged with one
        has_lead             bool     somebody leads it, or did
        reported             bool     a team reported back: an attempt, a service or a barrier
        minimised_in_time?   bool     of a rejected one: its facts were destroyed within 24 hours; empty where not known
        read_back?           bool     of an accepted one: the decision was read back to the table; empty of a "no"
        consent?             code     how consent was asked, as the table knows it
        duty_to_report?      code     whether a duty to report was met, as the table knows it
        language_needed      bool     the people need another language than English or French
        language_met?        bool     an interpreter, or a worker who speaks it, was there; empty where nobody said
        persons_word?        code     what the person says of it, as the lead told it at the end
        emergency_before?    int      emergency contacts in the 90 days before, as services told that said both; empty where none did
        emergency_after?     int      emergency contacts in the 90 days after the decision, of the same services
        tried?               small    how many things the agency had tried before
        mask_low             mask     bits of risk factors at positions 0 to 59 of the term list
        mask_high            mask     bits of risk factors at positions 60 to 119
        mask_category        mask     bits of risk categories, by their position
        agencies             ids      those who have a part in it, each once
        mask_sector          mask     bits of the sectors of those who have a part in it, by their position
        mask_type_low        mask     bits of the types of those agencies at positions 0 to 59 of the term list
        mask_type_high       mask     bits of types at positions 60 to 119
        """,
    ),
    _table(
        "rival",
        "One of several numbers that are the same situation of the city",
        """
        situation  id    the situation under this number
        city       id    equal for all numbers that are one situation of the city
        table      code  the table it was brought to
        week       week  the week in which it was brought
        accepted   bool  acutely elevated risk was met
        closed     bool  it was closed at this table
        """,
    ),
    _table(
        "person",
        "A person in a situation",
        """
        situation      id    the situation
        person         id    the person in this situation; not the same in another
        age_band       code  the age band
        gender         code  the gender
        harm_role      code  at risk of harming, of being harmed, or both
        consent_asked  bool  they, or who decides for them, were asked to agree to being spoken of
        consent_given  bool  they agreed, though they may have taken it back since
        mask_category  mask  bits of the categories of risk they have themselves, by their position
        """,
    ),
    _table(
        "risk",
        "A risk factor of a person, or of the situation; at 12 to 17 what concerns crime is a category alone",
        """
        situation   id       the situation
        person?     id       whose it is; empty where it is of the situation
        factor?     code     the risk factor; empty where the category alone crossed
        category    code     its category
        age_band?   code     the age band of the person
        gender?     code     the gender of the person
        harm_role?  code     how the person is at risk
        table       code     the table of the situation
        quarter     quarter  the quarter in which the situation was brought
        accepted    bool     whether the situation was accepted
        """,
    ),
    _table(
        "bridge_category",
        "A risk category in a situation, once for each age band it is met at: counted without looking for doubles",
        """
        situation   id       the situation
        category    code     the risk category
        table       code     the table of the situation
        quarter     quarter  the quarter in which the situation was brought
        age_band?   code     the age band; empty where the risk is of the situation
        """,
    ),
    _table(
        "protective",
        "A protective factor of a person, or of the situation",
        """
        situation   id    the situation
        person?     id    whose it is
        factor      code  the protective factor
        category    code  its category
        """,
    ),
    _table(
        "flag",
        "A study flag of a situation",
        """
        situation   id    the situation
        flag        code  the study flag
        """,
    ),
    _table(
        "service",
        "A service offered in a situation, and what came of it",
        """
        situation   id    the situation
        service     code  the service
        outcome     code  what came of it
        sector?     code  the sector of the agency that reported it
        agency?     id    the agency that reported it
        """,
    ),
    _table(
        "barrier",
        "What stood in the way in a situation",
        """
        situation   id    the situation
        theme       code  what stood in the way
        service?    code  the service, where there was one
        wait?       code  about how long the wait is
        wait_days?  int   how many days it is, where known
        """,
    ),
    _table(
        "role",
        "An agency's part in a situation",
        """
        situation    id    the situation
        part         code  originating, lead, co_lead or assisting
        agency       id    the agency
        sector       code  its sector
        agency_type  code  its type
        """,
    ),
    _table(
        "brought",
        "How many numbers of a table and quarter were never decided there; no other table holds them",
        """
        table    code     the table
        quarter  quarter  the quarter in which they were brought
        ending   code     pending, withdrawn, transferred, joined or void
        numbers  int      how many
        """,
    ),
    _table(
        "meeting",
        "A meeting that was held, or was to be held before the taking",
        """
        meeting        id       the meeting
        table          code     the table
        week           week     the week it was held in
        quarter        quarter  the quarter it was held in
        kind           code     regular, extra or call
        cancelled      bool     it was cancelled
        items          small    situations it heard
        teams_present  small    teams that were there
        quorum_met?    bool     whether its quorum was met; empty where none is asked
        minutes?       int      how long it took
        """,
    ),
    _table(
        "attendance",
        "A team expected at a meeting that day, and whether it was there",
        """
        meeting      id    the meeting
        agency       id    the agency
        sector       code  its sector
        agency_type  code  its type
        present      bool  somebody of the team was there
        """,
    ),
    _table(
        "area",
        "An area, and a table that covers or covered it; without a table where none ever did",
        """
        area    text     the area
        table?  code     the table that covers it
        since?  quarter  from which quarter
        until?  quarter  up to which quarter; empty while it does
        """,
    ),
    _table(
        "agency",
        "An agency of a table",
        """
        agency       id    the agency
        sector       code  its sector
        agency_type  code  its type
        is_police    bool  whether it is a police service
        """,
    ),
    _table(
        "term",
        "A term of a list: what a code is called, in both languages",
        """
        list      code   the list
        code      code   the code
        group?    code   the heading it stands under
        en        text   the English label
        fr        text   the French label
        position  small  its place in the list, from 0: the bit of a mask
        """,
    ),
)

TABLES: Mapping[str, Table] = {table.name: table for table in _ALL}
