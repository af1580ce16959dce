"""Does a column say who somebody is? Then the file is refused before anything of it is kept."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.tables.sheet import SheetError
from commontable.response.identity.identifier_check import Kind, check
from commontable.response.identity.identifier_check.patterns import find_patterns
from commontable.response.returns.profile import FIELDS

from .days import DAY_FIRST, NoDay, day_of
from .headings import folded
from .meaning import NO, YES

NAMING = frozenset(
    [
        "name",
        "names",
        "first name",
        "last name",
        "surname",
        "given name",
        "client name",
        "full name",
        "client",
        "nom",
        "nom de famille",
        "prenom",
        "noms",
        "nom complet",
        "dob",
        "date of birth",
        "birth date",
        "birthdate",
        "ddn",
        "date de naissance",
        "naissance",
        "address",
        "home address",
        "adresse",
        "street",
        "rue",
        "phone",
        "telephone",
        "phone number",
        "health card",
        "carte sante",
        "sin",
        "nas",
        "email",
        "e mail",
        "courriel",
        "postal code",
        "code postal",
    ]
)
LOOKED_AT = 400
"""So many different cells of a column are read for names."""
NOT_KEPT = "[…]"
"""What stands for a cell of a column that is left out."""
MOST_DIGITS = 5
"""So many has a day in Excel’s own numbers; what says who somebody is has more."""
NUMBERED = frozenset({"number", "date_opened", "date_decided", "date_closed", "times_discussed"})


def refuse_names(
    headings: Sequence[str], columns: Sequence[str], rows: Iterable[Sequence[str]], known: set[str]
) -> int:
    """How many rows were read. Raises SheetError naming the first column that says who somebody is.

    `known` are words that name nobody.
    """
    for heading in headings:
        if folded(heading) in NAMING:
            raise SheetError(_holds(heading))
    seen: list[set[str]] = [set() for _heading in headings]
    plain = _plain_words() | {folded(word) for word in known}
    read = 0
    for read, cells in enumerate(rows, 1):  # noqa: B007  the last one is how many there were
        for place, cell in enumerate(cells[: len(headings)]):
            if cell and len(seen[place]) < LOOKED_AT:
                seen[place].add(cell)
    for place, heading in enumerate(headings):
        is_number = place < len(columns) and columns[place] in NUMBERED
        if any(_names(cell, plain, known, is_number) for cell in seen[place]):
            raise SheetError(_holds(heading or str(place + 1)))
    return read


def without_left_out(
    rows: Iterable[tuple[int, Sequence[str]]], columns: Sequence[str], known: set[str]
) -> Iterator[tuple[int, list[str]]]:
    """The rows, of a column that is nothing yet only what names nobody: days, short numbers, words of the lists."""
    plain = _plain_words() | {folded(word) for word in known} | YES | NO
    for line, cells in rows:
        yield line, [_kept(cell, code, plain) for cell, code in zip(cells, columns, strict=False)]


def _kept(cell: str, code: str, plain: set[str]) -> str:
    if code or (cell.isdecimal() and len(cell) <= MOST_DIGITS):
        return cell
    said = [part.strip() for part in cell.replace(":", ";").split(";")]
    return cell if all(not part or folded(part) in plain or _is_day(part) for part in said) else NOT_KEPT


def _is_day(said: str) -> bool:
    try:
        day_of(said, DAY_FIRST)
    except NoDay:
        return False
    return True


def _names(cell: str, plain: set[str], known: set[str], is_number: bool) -> bool:
    said = [part.strip() for part in cell.replace("\n", ";").split(";")]
    left = [part for part in said if part and not all(folded(each.strip()) in plain for each in part.split(":"))]
    if is_number:
        return any(each.kind in (Kind.SIN, Kind.HEALTH, Kind.EMAIL, Kind.PHONE) for each in find_patterns(cell))
    return any(each.kind is not Kind.OUTSIDE for part in left for each in check(part, None, known))


def _plain_words() -> set[str]:
    """Codes and wordings of the lists: they name nobody, whatever they look like."""
    names = {name for field in FIELDS for name in field.lists}
    terms = [term for name in names for term in load(name)]
    return {
        folded(word)
        for term in terms
        for word in (
            term.code,
            term.returned,
            term.label("en"),
            term.label("fr"),
            term.short("en"),
            term.short("fr"),
            *term.before,
        )
    }


def _holds(heading: str) -> str:
    return _(
        "The column “%(heading)s” looks as if it said who somebody is. Past situations come in without names: take the"
        " column out and bring the file again."
    ) % {"heading": heading[:40]}
