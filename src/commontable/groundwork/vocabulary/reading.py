"""Does the text of a list say what a list must say?

Refuses a wrong list with a sentence naming the file, the row, the field and what is wrong.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from commontable.groundwork.vocabulary.terms import Term, Vocabulary

PROVENANCES = ("published", "recollection", "ours")

_HEADER = ("code", "en", "fr", "version", "source", "note")
_NEEDED = ("code", "en", "fr", "fr_source", "source", "provenance")
_OPTIONAL = ("group", "local_code", "provincial_code", "valid_from", "valid_to")
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_OWN = re.compile(r"own_[0-9]+")

Row = Mapping[str, Any]
Lookup = Callable[[str], Vocabulary]


class BrokenList(Exception):
    """A list cannot be used as it is written. The message says where and why."""


def read(text: str, file: str, load: Lookup) -> Vocabulary:
    """The list written in `text`. `load` answers for the other lists it refers to. Raises BrokenList."""
    document = _parsed(text, file)
    header = _header(document, file)
    default = _default(document, file)
    own = tuple(header.get("fields", ()))
    groups = _groups(document, header, default, file, load)
    rows = [{**default, **row} for row in document.get("term", [])]
    terms = tuple(_term(row, f"{file}, row {number}", own) for number, row in enumerate(rows, start=1))
    _unique(terms, f"{file}")
    _grouped(terms, groups, file)
    _counted(terms, header, file)
    vocabulary = Vocabulary(
        terms=terms,
        groups=groups,
        groups_from=header.get("groups_from", ""),
        grows=header.get("grows", False),
        fixed=tuple(header.get("fixed", ())),
        fields=own,
        **{name: header[name] for name in _HEADER},
    )
    _fixed(vocabulary, file)
    _referred(vocabulary, header.get("refers", {}), file, load)
    return vocabulary


def _parsed(text: str, file: str) -> Row:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise BrokenList(f"{file}: this is not TOML: {problem}.") from problem


def _header(document: Row, file: str) -> Row:
    header = document.get("list", {})
    for name in _HEADER:
        if not header.get(name):
            raise BrokenList(
                f"{file}, [list], field {name!r}: missing. Every list says its code, titles, version, source and note."
            )
    if file != f"{header['code']}.toml":
        raise BrokenList(f"{file}, [list], field 'code': is {header['code']!r}, but the file's name says otherwise.")
    return header


def _default(document: Row, file: str) -> Row:
    default = document.get("default", {})
    if default.get("provenance") == "published":
        raise BrokenList(
            f"{file}, [default], field 'provenance': 'published' is said row by row, beside the row's own source."
        )
    return default


def _groups(document: Row, header: Row, default: Row, file: str, load: Lookup) -> tuple[Term, ...]:
    if "groups_from" in header:
        return load(header["groups_from"]).terms
    rows = [{**default, **row} for row in document.get("group", [])]
    groups = tuple(
        _term(row, f"{file}, group {number}", ("short_en", "short_fr")) for number, row in enumerate(rows, start=1)
    )
    _unique(groups, f"{file}, groups")
    return groups


def _term(row: Row, where: str, own: tuple[str, ...]) -> Term:
    where = f"{where} ({row.get('code', 'no code')})"
    _complete(row, where)
    _spelt(row, where, own)
    _paired(row, where, own)
    dates: dict[str, Any] = {name: _date(row.get(name), where, name) for name in ("valid_from", "valid_to")}
    if dates["valid_from"] and dates["valid_to"] and dates["valid_to"] < dates["valid_from"]:
        raise BrokenList(f"{where}, field 'valid_to': {dates['valid_to']} is before valid_from, {dates['valid_from']}.")
    plain: dict[str, Any] = {name: row.get(name) for name in (*_NEEDED, "group", "local_code", "provincial_code")}
    return Term(**plain, **dates, extra={name: row[name] for name in own if name in row})


def _complete(row: Row, where: str) -> None:
    for name in _NEEDED:
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise BrokenList(
                f"{where}, field {name!r}: missing. Every row has a code, both languages and where they come from."
            )


def _spelt(row: Row, where: str, own: tuple[str, ...]) -> None:
    for name in row:
        if name not in (*_NEEDED, *_OPTIONAL, *own):
            raise BrokenList(f"{where}, field {name!r}: not known. Correct it, or add it to 'fields' in [list].")
    if not _CODE.fullmatch(row["code"]):
        raise BrokenList(f"{where}, field 'code': {row['code']!r} is not in lower case ASCII with underscores.")
    if _OWN.fullmatch(row["code"]):
        raise BrokenList(f"{where}, field 'code': codes such as own_001 are each installation's own.")
    if row["provenance"] not in PROVENANCES:
        raise BrokenList(f"{where}, field 'provenance': {row['provenance']!r} is none of {', '.join(PROVENANCES)}.")


def _paired(row: Row, where: str, own: tuple[str, ...]) -> None:
    for name in own:
        stem, _, language = name.rpartition("_")
        other = {"en": f"{stem}_fr", "fr": f"{stem}_en"}.get(language)
        if other and name in row and other not in row:
            raise BrokenList(f"{where}, field {other!r}: missing, though {name!r} is there.")


def _date(value: object, where: str, name: str) -> date | None:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as problem:
        raise BrokenList(
            f"{where}, field {name!r}: {value!r} is not a date. Write year-month-day, such as 2026-04-30."
        ) from problem


def _unique(terms: tuple[Term, ...], file: str) -> None:
    twice = [code for code, times in Counter(term.code for term in terms).items() if times > 1]
    if twice:
        rows = " and ".join(str(number) for number, term in enumerate(terms, start=1) if term.code == twice[0])
        raise BrokenList(
            f"{file}, rows {rows}, field 'code': {twice[0]!r} is there more than once. A code means one thing for ever."
        )


def _grouped(terms: tuple[Term, ...], groups: tuple[Term, ...], file: str) -> None:
    known = {group.code for group in groups}
    for number, term in enumerate(terms, start=1):
        if (groups or term.group) and term.group not in known:
            raise BrokenList(
                f"{file}, row {number} ({term.code}), field 'group': {term.group!r} is not one of the list's groups."
            )


def _counted(terms: tuple[Term, ...], header: Row, file: str) -> None:
    counts = Counter(term.provenance for term in terms)
    found = {name: counts[name] for name in PROVENANCES}
    if header.get("provenance") != found:
        wanted = ", ".join(f"{name} = {number}" for name, number in found.items())
        raise BrokenList(f"{file}, [list], field 'provenance': does not match the rows. Write {{ {wanted} }}.")


def _fixed(vocabulary: Vocabulary, file: str) -> None:
    for code in vocabulary.fixed:
        if code not in vocabulary:
            raise BrokenList(f"{file}, [list], field 'fixed': {code!r} is not in the list.")


def _referred(vocabulary: Vocabulary, refers: Mapping[str, str], file: str, load: Lookup) -> None:
    for name, other in refers.items():
        known = vocabulary.codes() if other == vocabulary.code else load(other).codes()
        for number, term in enumerate(vocabulary, start=1):
            value = term.extra.get(name, [])
            for code in value if isinstance(value, list) else [value]:
                if code not in known:
                    raise BrokenList(
                        f"{file}, row {number} ({term.code}), field {name!r}: {code!r} is not in the list {other!r}."
                    )
