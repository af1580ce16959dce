"""A release as the register holds it, put there by hand: published, suppressed, with its definitions."""

import json
from datetime import UTC, datetime
from typing import Any

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.insight.indicators import catalogue, frozen
from commontable.insight.indicators.freezing import Definition
from commontable.insight.release.models import Release, ReleasedCell
from commontable.insight.reports.catalogue import BY_CODE
from commontable.insight.reports.definition import span_of
from commontable.insight.reports.periods import read

from .making import KINDS, some_numbers

AT = datetime(2026, 10, 3, 12, tzinfo=UTC)


def definition_of(code: str) -> dict[str, Any]:
    """Its definition as the register keeps it, or one invented where there is no such indicator yet."""
    known = next((frozen(each) for each in catalogue() if each.code == code), None) or _invented(code)
    return {"code": code, "version": known.version, "hash": known.hash, "text": known.parts()}


def _invented(code: str) -> Definition:
    words = {"en": code, "fr": code}
    text = dict.fromkeys(("title", "meaning", "numerator", "denominator", "unit"), words)
    whole = {**text, "code": code, "kind": KINDS.get(code, "share"), "version": 1, "caveats": []}
    return Definition(code, 1, json.dumps(whole), "00" * 32)


def a_release(
    cast: Any, report: str = "quarterly", audience: str = "table", period: str = "2026-Q3", **given: Any
) -> Release:
    """A published release of this report, in the database."""
    definition, days = BY_CODE[report], read(period)
    table = cast.tables["EA"] if definition.scope == "table" else None
    with acting_as(system([cast.tables["EA"]])), licensed("register"):
        record(Kind.DID, "register", system([]))
        definitions = {code: definition_of(code) for code in definition.indicators}
        kept = {
            "audience": audience, "table_id": table, "report": report, "starts_on": days.trend().first, "ends_on": days.last_quarter, "snapshot": "x",
            "state": "published", "taken_on": AT.date(), "threshold": {"table": 5, "steering": 11, "public": 20}[audience],
            "method": "exact", "figures": [_figure(plan, days, definitions) for plan in definition.wanted],
            "definitions": list(definitions.values()),
            "fingerprint": "7c" * 32, "certificate_mark": "09af" * 16, "cells": 100, "cells_shown": 89, "people_shown": 98,
            "prepared_at": AT, "prepared_by_id": cast.coral.member, "published_at": AT, "published_by_id": cast.coral.member,
        }  # fmt: skip
        made = Release.objects.create(**kept | given)
        ReleasedCell.objects.bulk_create(_cells(made, definition, days))
    return made


def _figure(plan, days, definitions):
    span, kind = span_of(plan, days).name, definitions[plan.indicator]["text"]["kind"]
    return {"name": plan.name, "indicator": plan.indicator, "by": list(plan.by), "span": span, "kind": kind}


def _cells(release, definition, days):
    place = 0
    for plan in definition.wanted:
        for key, parts in some_numbers(plan, days).cells.items():
            for part, number in parts.items():
                yield ReleasedCell(
                    release=release, place=place, figure=plan.name, key=list(key), part=part, number=number,
                    reason="" if number is not None else "withheld",
                )  # fmt: skip
                place += 1
