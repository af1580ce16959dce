"""Does a column say who somebody is? Then the file is refused before anything of it is kept."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.tables.sheet import SheetError
from commontable.response.identity.identifier_check import Kind, check
from commontable.response.identity.identifier_check.patterns import find_patterns
from commontable.response.returns.profile import FIELDS

from .headings import folded

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
NUMBERED = frozenset({"number", "date_opened", "date_decided", "date_closed", "times_discussed"})


def refuse_names(
    headings: Sequence[str], columns: Sequence[str], rows: Iterable[Sequence[str]], known: set[str]
) -> None:
    """Raises SheetError naming the first column that says who somebody is. `known` are words that name nobody."""
    for heading in headings:
        if folded(heading) in NAMING:
            raise SheetError(_holds(heading))
    seen: list[set[str]] = [set() for _heading in headings]
    plain = _plain_words() | {folded(word) for word in known}
    for cells in rows:
        for place, cell in enumerate(cells[: len(headings)]):
            if cell and len(seen[place]) < LOOKED_AT:
                seen[place].add(cell)
    for place, heading in enumerate(headings):
        is_number = place < len(columns) and columns[place] in NUMBERED
        if any(_names(cell, plain, known, is_number) for cell in seen[place]):
            raise SheetError(_holds(heading or str(place + 1)))


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
        for word in (term.code, term.label("en"), term.label("fr"), term.short("en"), term.short("fr"))
    }


def _holds(heading: str) -> str:
    return _(
        "The column “%(heading)s” looks as if it said who somebody is. Past situations come in without names: take the"
        " column out and bring the file again."
    ) % {"heading": heading[:40]}
