"""The same answers in SQL, written by hand: what a figure's expression is held against."""

FIRST = """
select s.* from situation s where not exists (
    select 1 from (
        select situation, row_number() over (partition by {scope} order by accepted desc, closed desc, week, situation) as place
        from situation where situation in (select situation from rival)
    ) numbered where place > 1 and numbered.situation = s.situation
)
"""
"""One number for each situation of the city, or of each table: as `rows.decided` says it, with the same help."""

TALLY = """
with first as ({first}),
rows as ({rows}),
small as (
    select {by}, originator, lead, sum(case when part then 1 else 0 end) as n, count(*) as m
    from rows group by {by}, originator, lead
),
tops as (
    select {by}, max(n) as n, max(r) as r from (
        select {by}, originator, sum(n) as n, sum(m - n) as r from small where originator is not null group by {by}, originator
        union all
        select {by}, lead, sum(n) as n, sum(m - n) as r from small where lead is not null group by {by}, lead
    ) each_agency group by {by}
),
whole as (select {by}, sum(n) as n, sum(m) as m from small group by {by})
select {whole_by}, cast(whole.n as bigint){of}, cast(coalesce(tops.n, 0) as bigint){rest}
from whole left join tops on {same}
"""


def tally(by: list[str], rows: str, kind: str, scope: str = "city") -> str:
    share = kind == "share"
    return TALLY.format(
        first=FIRST.format(scope=scope),
        rows=rows,
        by=", ".join(by),
        whole_by=", ".join(f"whole.{each}" for each in by),
        of=", cast(whole.m as bigint)" if share else "",
        rest=", cast(coalesce(tops.r, 0) as bigint)" if share else "",
        same=" and ".join(f"tops.{each} is not distinct from whole.{each}" for each in by),
    )


PIECES = """
with first as ({first}),
whole as ({whole}),
rows as ({rows}),
{tops},
wholes as (select n, (select max(n) from (
    select count(*) as n from whole where originator is not null group by originator
    union all
    select count(*) as n from whole where lead is not null group by lead
) each_agency) as most from (select count(*) as n from whole) all_of_it)
select {by}, pieces.n, wholes.n, coalesce(pieces.most, 0), least(wholes.n - pieces.n, coalesce(wholes.most, 0))
from pieces cross join wholes
"""
"""How many are in each piece, of all of the whole: one may be in several pieces, or in none."""
TOPS = """small as (select {by}, originator, lead, count(*) as n from rows group by {by}, originator, lead),
tops as (
    select {by}, max(n) as most from (
        select {by}, sum(n) as n from small where originator is not null group by {by}, originator
        union all
        select {by}, sum(n) as n from small where lead is not null group by {by}, lead
    ) each_agency group by {by}
),
pieces as (
    select {each}, cast(sum(small.n) as bigint) as n, cast(max(tops.most) as bigint) as most
    from small left join tops on {same} group by {each}
)"""


def pieces(by: list[str], rows: str, whole: str = "select * from first where accepted") -> str:
    columns, each = ", ".join(by), ", ".join(f"small.{one}" for one in by)
    same = " and ".join(f"tops.{one} is not distinct from small.{one}" for one in by)
    tops = TOPS.format(by=columns, each=each, same=same)
    return PIECES.format(first=FIRST.format(scope="city"), whole=whole, rows=rows, tops=tops, by=columns)


_FACTS = "select f.*, s.originator, s.lead, {part} as part from {table} f join first s on f.situation = s.situation where s.accepted"

BY_HAND: dict[tuple[str, ...], str] = {
    ("aer_share", '"table"'): tally(
        ['"table"'], 'select "table", originator, lead, accepted as part from first', "share", 'city, "table"'
    ),
    ("closed_within_meetings", "originating_sector"): tally(
        ["originating_sector"],
        "select originating_sector, originator, lead, meetings <= 4 as part from first where accepted and closed",
        "share",
    ),
    ("service_connected", "service"): tally(
        ["service"], _FACTS.format(table="service", part="f.outcome = 'connected'"), "share"
    ),
    ("service_gap", "service"): tally(
        ["service"],
        """select n.service, s.originator, s.lead, n.unmet as part from (
            select situation, service, min(case when outcome in
                ('none_available', 'wait_listed', 'agency_declined', 'ineligible', 'barred') then 1 else 0 end) = 1 as unmet
            from service where outcome <> 'unknown' group by situation, service
        ) n join first s on n.situation = s.situation where s.accepted""",
        "share",
    ),
    ("barriers_met", "theme"): tally(["theme"], _FACTS.format(table="barrier", part="true"), "count"),
    ("risks_noted", "category"): tally(
        ["category"], _FACTS.format(table="(select situation, category from risk)", part="true"), "count"
    ),
    ("parts_assisting", "sector"): tally(
        ["sector"],
        "select r.sector, s.originator, r.agency as lead, true as part from role r join first s on r.situation = s.situation"
        " where s.accepted and r.part = 'assisting'",
        "count",
    ),
    ("types_together", "agency_type", "with_type"): tally(
        ["agency_type", "with_type"],
        """select one.agency_type, other.agency_type as with_type, s.originator, s.lead, true as part
        from (select distinct situation, agency_type from role) one
        join (select distinct situation, agency_type from role) other
            on one.situation = other.situation and one.agency_type < other.agency_type
        join first s on one.situation = s.situation where s.accepted""",
        "count",
    ),
    ("agencies_together", "agency", "with_agency"): tally(
        ["agency", "with_agency"],
        """select one.agency, other.agency as with_agency, s.originator, s.lead, true as part
        from (select distinct situation, agency from role) one
        join (select distinct situation, agency from role) other
            on one.situation = other.situation and one.agency < other.agency
        join first s on one.situation = s.situation where s.accepted""",
        "count",
    ),
    ("factor_prevalence", "factor"): pieces(
        ["factor"],
        """select f.factor, s.originator, s.lead
        from (select distinct situation, factor from risk where factor is not null) f
        join whole s on f.situation = s.situation""",
    ),
    ("category_among_people", "category"): pieces(
        ["category"],
        """select f.category, w.originator, w.lead
        from (select distinct person, category from risk where person is not null) f
        join whole w on f.person = w.person""",
        "select p.person, s.originator, s.lead from person p join first s on p.situation = s.situation where s.accepted",
    ),
    ("cooccurrence", "category", "other_category"): pieces(
        ["category", "other_category"],
        """select one.category, other.category as other_category, s.originator, s.lead
        from (select distinct situation, category, position from bridge_category b
            join term t on t.list = 'risk_categories' and t.code = b.category) one
        join (select distinct situation, category, position from bridge_category b
            join term t on t.list = 'risk_categories' and t.code = b.category) other
            on one.situation = other.situation and one.position < other.position
        join whole s on one.situation = s.situation""",
    ),
    ("attendance", "sector"): tally(
        ["sector"],
        "select a.sector, a.agency as originator, cast(null as bigint) as lead, a.present as part"
        " from attendance a join meeting m on a.meeting = m.meeting where not m.cancelled",
        "share",
    ),
}
"""By the figure's code and what it is cut by. As they stand they are asked of DuckDB and of PostgreSQL."""

READS: dict[str, tuple[str, ...]] = {
    "aer_share": ("situation", "rival"),
    "closed_within_meetings": ("situation", "rival"),
    "service_connected": ("situation", "rival", "service"),
    "service_gap": ("situation", "rival", "service"),
    "barriers_met": ("situation", "rival", "barrier"),
    "risks_noted": ("situation", "rival", "risk"),
    "parts_assisting": ("situation", "rival", "role"),
    "types_together": ("situation", "rival", "role"),
    "agencies_together": ("situation", "rival", "role"),
    "factor_prevalence": ("situation", "rival", "risk"),
    "category_among_people": ("situation", "rival", "person", "risk"),
    "cooccurrence": ("situation", "rival", "bridge_category", "term"),
    "attendance": ("meeting", "attendance"),
}
"""Which tables PostgreSQL is given for each."""
