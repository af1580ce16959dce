"""In which situations is it so? Rows, counts and the list of what is to be mended.

Every number is looked at, of every table: what is one situation of the city is mended at each table that wrote it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.checks import CHECKS, Check
from commontable.insight.indicators.groups import with_year

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star

WAITS = ("wait", "wait_listed")
"""What stands in the way and asks for how long."""


def looked_at(star: Star) -> ibis.Table:
    """Every decided situation, with how many of its people, services, barriers and waits there are, and leave unsaid."""
    person, service, barrier = star.person, star.service, star.barrier
    unsaid = (person.age_band == "unknown") | (person.gender == "unknown")
    people = person.group_by("situation").agg(unknown_people=_many(unsaid))
    services = service.group_by("situation").agg(
        services=service.count(), unknown_services=_many(service.outcome == "unknown")
    )
    waits = barrier.theme.isin(WAITS)
    untold = waits & barrier["wait"].isnull() & barrier.wait_days.isnull()
    barriers = barrier.group_by("situation").agg(
        barriers=barrier.count(), waits=_many(waits), waits_untold=_many(untold)
    )
    rows = with_year(star.situation)
    for facts in (people, services, barriers):
        added = [name for name in facts.columns if name != "situation"]
        joined = rows.left_join(facts, "situation")
        rows = joined.select(*rows.columns, **{name: joined[name].fill_null(0) for name in added})
    return rows


def _many(so: ibis.Value) -> ibis.Value:
    return so.cast("int64").sum()


def fix_list(star: Star, checks: Sequence[Check] = CHECKS, table: str | None = None) -> ibis.Table:
    """What is to be mended: `check, severity, mends, table, situation`, one row for each situation and check.

    `situation` is the number drawn for the snapshot. The live side alone knows which situation that is.
    """
    rows = looked_at(star)
    if table is not None:
        rows = rows.filter(rows["table"] == table)
    so = {each.code: (each.among(rows) & each.found(rows)).fill_null(False) for each in checks}
    # every check in one pass over the situations: asked one by one, each would read them all again
    long = rows.select("table", "situation", **so).pivot_longer(list(so), names_to="check", values_to="so")
    return long.filter(long.so).select(
        "check",
        severity=long.check.cases(*((each.code, each.severity) for each in checks)),
        mends=long.check.cases(*((each.code, each.mends) for each in checks)),
        table=long["table"],
        situation=long.situation,
    )


def tallied(star: Star, by: Sequence[str], checks: Sequence[Check] = CHECKS) -> ibis.Table:
    """Of the situations each check looks at, in how many it is so. One pass over the situations for all checks."""
    import ibis

    outer = [each for each in by if each != "check"]
    rows = looked_at(star)
    sums: dict[str, ibis.Value] = {}
    for each in checks:
        among = each.among(rows).fill_null(False)
        found = (among & each.found(rows).fill_null(False)).cast("int64")
        sums |= {f"{each.code}_n": found.sum(), f"{each.code}_of": among.cast("int64").sum()}
    small = rows.group_by([*outer, "originator", "lead"]).agg(**sums)
    parts = [
        small.select(
            *outer,
            "originator",
            "lead",
            check=ibis.literal(each.code),
            n=small[f"{each.code}_n"],
            of=small[f"{each.code}_of"],
        )
        for each in checks
    ]
    return ibis.union(*parts)
