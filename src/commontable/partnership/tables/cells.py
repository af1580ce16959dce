"""What does one row of a list mean, and what is wrong with it by itself? Nothing here asks the database."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.wording import folded

from .sheet import LONGEST, SIGNS, Row

YES, NO = {"yes", "y", "oui", "o", "x", "1", "true", "vrai"}, {"", "no", "n", "non", "0", "false", "faux"}
LENGTHS = {"agency": 120, "short_name": 40, "team": 120, "name": 80, "email": 254}


@dataclass
class Meant:
    """A row as it is meant, and its faults so far. Codes stand for sector and type; None where nothing was said."""

    row: Row
    agency: str
    team: str
    short_name: str = ""
    sector: str = ""
    agency_type: str = ""
    is_police: bool | None = None
    sharing_from: date | None = None
    pledge_from: date | None = None
    name: str = ""
    email: str = ""
    is_alternate: bool = False
    starts_on: date | None = None
    faults: list[str] = field(default_factory=list)


def meant(row: Row) -> Meant:
    """The row as it is meant, with every fault it has by itself."""
    it = Meant(row, row["agency"], row["team"], row["short_name"], name=row["name"], email=row["email"].lower())
    it.faults += _too_much(row)
    it.sector, it.agency_type = _code(it, "sectors", "sector"), _code(it, "agency_types", "agency_type")
    it.is_police = _said(it, "is_police")
    it.is_alternate = bool(_said(it, "is_alternate"))
    for column in ("sharing_from", "pledge_from", "starts_on"):
        setattr(it, column, _day(it, column))
    it.faults += _lacking(it)
    return it


def _too_much(row: Row) -> list[str]:
    faults = [_("More cells than headings.")] if row["beyond"] else []
    for cell in row.cells.values():
        if cell.startswith(SIGNS):
            faults.append(_("“%(cell)s” begins with a sign that spreadsheets run.") % {"cell": cell[:20]})
        if "\n" in cell or "\t" in cell:
            faults.append(_("A cell has more than one line."))
    if any(len(cell) > LENGTHS.get(column, LONGEST) for column, cell in row.cells.items()):
        faults.append(_("A cell is too long."))
    return list(dict.fromkeys(faults))


def _lacking(it: Meant) -> list[str]:
    faults = []
    if not it.agency:
        faults.append(_("The agency is needed in every row."))
    if not it.team and (it.name or it.email or it.sharing_from or it.pledge_from):
        faults.append(_("Who sits at the table sits in a team, and a team has the papers: name it."))
    if bool(it.name) != bool(it.email):
        faults.append(_("A person needs a name and an e-mail."))
    if it.email:
        try:
            EmailValidator()(it.email)
        except ValidationError:
            faults.append(_("“%(cell)s” is no e-mail address.") % {"cell": it.email[:40]})
    return faults


def _code(it: Meant, name: str, column: str) -> str:
    said = folded(it.row[column])
    if not said:
        return ""
    for term in load(name):
        if said in (folded(term.code), folded(term.label("en")), folded(term.label("fr"))):
            return term.code
    it.faults.append(_("“%(cell)s” is on no list. Use a name or code of the page that lists them.") % _cell(it, column))
    return ""


def _said(it: Meant, column: str) -> bool | None:
    said = folded(it.row[column])
    if said not in YES | NO:
        it.faults.append(_("“%(cell)s” is neither yes nor no.") % _cell(it, column))
    return None if not said else said in YES


def _day(it: Meant, column: str) -> date | None:
    said = it.row[column]
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        it.faults.append(_("“%(cell)s” is no date. Write it as 2026-01-05.") % _cell(it, column))
        return None


def _cell(it: Meant, column: str) -> dict[str, Any]:
    return {"cell": it.row[column][:20]}
