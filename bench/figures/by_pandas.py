"""The same answers in pandas, as somebody who knows it would write them: only the columns that are needed are read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

UNMET = ("none_available", "wait_listed", "agency_declined", "ineligible", "barred")


def answered(folder: Path, code: str, by: Sequence[str]) -> list[tuple[Any, ...]]:
    """The cells: what it is cut by, numerator, denominator of a share, and the largest parts of one agency."""
    rows, kind = BY_PANDAS[code](folder, list(by))
    if isinstance(kind, str):
        return _tallied(rows, list(by), share=kind == "share")
    return _pieces(rows, list(by), whole=kind)


def _read(folder: Path, table: str, *columns: str) -> pd.DataFrame:
    import pandas as pd

    return pd.read_parquet(folder / f"{table}.parquet", columns=list(dict.fromkeys(columns)), dtype_backend="pyarrow")


def _first(folder: Path, scope: Sequence[str], *columns: str) -> pd.DataFrame:
    """One number for each situation: only those that share their situation are put in order."""
    ranked = ["accepted", "closed", "week", "situation"]
    rows = _read(folder, "situation", *scope, *ranked, "originator", "lead", *columns)
    rivals = rows[rows.duplicated(list(scope), keep=False)]
    rivals = rivals.sort_values(ranked, ascending=[False, False, True, True])
    return rows.drop(rivals.index[rivals.duplicated(list(scope))])


def _accepted(folder: Path, *columns: str) -> pd.DataFrame:
    rows = _first(folder, ["city"], *columns)
    return rows[rows.accepted]


def _of_accepted(folder: Path, facts: pd.DataFrame) -> pd.DataFrame:
    return facts.merge(_accepted(folder)[["situation", "originator", "lead"]], on="situation")


def _tallied(rows: pd.DataFrame, by: list[str], *, share: bool) -> list[tuple[Any, ...]]:
    import pandas as pd

    counted = rows.assign(n=rows.part.astype("int64"), rest=1 - rows.part.astype("int64"))
    whole = counted.groupby(by, dropna=False)[["n", "rest"]].sum()
    each = [
        counted.dropna(subset=[who])
        .groupby([*by, who], dropna=False)[["n", "rest"]]
        .sum()
        .groupby(by, dropna=False)
        .max()
        for who in ("originator", "lead")
    ]
    tops = pd.concat(each).groupby(by, dropna=False).max().reindex(whole.index).fillna(0)
    columns = [whole.n, whole.n + whole.rest, tops.n, tops.rest] if share else [whole.n, tops.n]
    keys = [key if isinstance(key, tuple) else (key,) for key in whole.index]
    told = zip(*(column.astype("int64").tolist() for column in columns), strict=True)
    return [(*(None if pd.isna(k) else k for k in key), *numbers) for key, numbers in zip(keys, told, strict=True)]


def _pieces(rows: pd.DataFrame, by: list[str], *, whole: pd.DataFrame) -> list[tuple[Any, ...]]:
    """How many are in each piece, of all of the whole."""
    of, most = len(whole), max(int(whole[who].value_counts().max()) for who in ("originator", "lead"))
    told = _tallied(rows.assign(part=True), by, share=False)
    return [(*key, n, of, largest, min(of - n, most)) for *key, n, largest in told]


def _aer_share(folder: Path, by: list[str]) -> tuple[pd.DataFrame, str]:
    rows = _first(folder, ["city", "table"])
    return rows.assign(part=rows.accepted), "share"


def _closed_within_meetings(folder: Path, by: list[str]) -> tuple[pd.DataFrame, str]:
    rows = _accepted(folder, "meetings", *by)
    rows = rows[rows.closed]
    return rows.assign(part=rows.meetings <= 4), "share"


def _service_connected(folder: Path, by: list[str]) -> tuple[pd.DataFrame, str]:
    rows = _of_accepted(folder, _read(folder, "service", "situation", "outcome", *by))
    return rows.assign(part=rows.outcome == "connected"), "share"


def _service_gap(folder: Path, by: list[str]) -> tuple[pd.DataFrame, str]:
    known = _read(folder, "service", "situation", "service", "outcome")
    known = known[known.outcome != "unknown"]
    known = known.assign(part=known.outcome.isin(UNMET).astype("bool"))
    once = known.groupby(["situation", "service"], as_index=False)["part"].min()
    return _of_accepted(folder, once), "share"


def _barriers_met(folder: Path, by: list[str]) -> tuple[pd.DataFrame, str]:
    return _of_accepted(folder, _read(folder, "barrier", "situation", *by)).assign(part=True), "count"


def _risks_noted(folder: Path, by: list[str]) -> tuple[pd.DataFrame, str]:
    return _of_accepted(folder, _read(folder, "risk", "situation", *by)).assign(part=True), "count"


def _parts_assisting(folder: Path, by: list[str]) -> tuple[pd.DataFrame, str]:
    role = _read(folder, "role", "situation", "part", "agency", *by)
    role = role[role.part == "assisting"].drop(columns="part")
    rows = _of_accepted(folder, role)
    return rows.assign(part=True, lead=rows.agency), "count"


def _attendance(folder: Path, by: list[str]) -> tuple[pd.DataFrame, str]:
    meetings = _read(folder, "meeting", "meeting", "cancelled")
    held = meetings[~meetings.cancelled][["meeting"]]
    rows = _read(folder, "attendance", "meeting", "agency", "present", *by).merge(held, on="meeting")
    return rows.assign(part=rows.present, originator=rows.agency, lead=rows.agency), "share"


def _types_together(folder: Path, by: list[str]) -> tuple[pd.DataFrame, str]:
    kinds = _read(folder, "role", "situation", "agency_type").drop_duplicates()
    kinds = kinds.assign(agency_type=kinds.agency_type.astype("category"))
    kinds = kinds.assign(
        agency_type=kinds.agency_type.cat.reorder_categories(sorted(kinds.agency_type.cat.categories), ordered=True)
    )
    names = list(kinds.agency_type.cat.categories)
    kinds = kinds.assign(place=kinds.agency_type.cat.codes).drop(columns="agency_type")
    kinds = _of_accepted(folder, kinds)
    pairs = kinds.merge(kinds[["situation", "place"]].rename(columns={"place": "with_place"}), on="situation")
    pairs = pairs[pairs.place < pairs.with_place]
    named = {
        "agency_type": pairs.place.map(dict(enumerate(names))),
        "with_type": pairs.with_place.map(dict(enumerate(names))),
    }
    return pairs.assign(part=True, **named), "count"


def _agencies_together(folder: Path, by: list[str]) -> tuple[pd.DataFrame, str]:
    each = _read(folder, "role", "situation", "agency").drop_duplicates()
    each = _of_accepted(folder, each)
    pairs = each.merge(each[["situation", "agency"]].rename(columns={"agency": "with_agency"}), on="situation")
    pairs = pairs[pairs.agency < pairs.with_agency]
    return pairs.assign(part=True), "count"


def _factor_prevalence(folder: Path, by: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    known = _read(folder, "risk", "situation", "factor").dropna().drop_duplicates()
    return _of_accepted(folder, known), _accepted(folder)


def _category_among_people(folder: Path, by: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    whole = _of_accepted(folder, _read(folder, "person", "situation", "person"))
    theirs = _read(folder, "risk", "person", "category").dropna(subset=["person"]).drop_duplicates()
    return theirs.merge(whole, on="person"), whole


def _cooccurrence(folder: Path, by: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    term = _read(folder, "term", "list", "code", "position")
    places = term[term.list == "risk_categories"].set_index("code").position
    known = _read(folder, "bridge_category", "situation", "category").drop_duplicates()
    known = known.assign(place=known.category.map(places).astype("int8"), category=known.category.astype("category"))
    other = known.rename(columns={"category": "other_category", "place": "other_place"})
    pairs = _of_accepted(folder, known).merge(other, on="situation")
    return pairs[pairs.place < pairs.other_place].astype(dict.fromkeys(by, "str")), _accepted(folder)


BY_PANDAS: dict[str, Callable[[Path, list[str]], tuple[Any, Any]]] = {
    "aer_share": _aer_share,
    "closed_within_meetings": _closed_within_meetings,
    "service_connected": _service_connected,
    "service_gap": _service_gap,
    "barriers_met": _barriers_met,
    "risks_noted": _risks_noted,
    "parts_assisting": _parts_assisting,
    "attendance": _attendance,
    "types_together": _types_together,
    "agencies_together": _agencies_together,
    "factor_prevalence": _factor_prevalence,
    "category_among_people": _category_among_people,
    "cooccurrence": _cooccurrence,
}
"""The rows that are counted, with `part` where they are in the numerator, and whether it is a share or a count; or of which whole."""
