"""Where are the headings, and what does each column mean? Known in English and French, over one row or two."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.wording import folded as spread
from commontable.partnership.tables.sheet import SheetError
from commontable.response.returns.profile import FIELDS

LOOKED_AT = 10
"""Headings stand within so many rows from the top."""
LEAST = 3
READ = tuple(field.code for field in FIELDS if field.code not in ("site", "conclusion_group", "rules_applied"))
"""The fields that can be brought in."""
ALSO: dict[str, tuple[str, ...]] = {
    "number": ("number", "no", "file number", "discussion number", "discussion id", "numero", "numero de dossier"),
    "date_opened": ("date opened", "opened", "date presented", "presented", "date d ouverture", "ouverture", "date"),
    "date_decided": ("decided", "decision date", "decision"),
    "date_closed": ("closed", "date of closing", "cloture", "fermeture", "date de fermeture"),
    "originating_agency": (
        "originating agency",
        "originator",
        "brought by",
        "presenting agency",
        "organisme d origine",
    ),
    "lead_agency": ("lead agency", "lead", "organisme responsable", "responsable"),
    "assisting_agencies": ("assisting", "supporting agencies", "organismes de soutien"),
    "age_group": ("age", "age band", "groupe d age"),
    "gender": ("gender", "sex", "genre", "sexe"),
    "aer_met": ("aer", "aer met", "met", "threshold met", "rse", "rse etabli", "acutely elevated risk"),
    "rejection_reason": ("reason rejected", "rejected because", "motif de rejet"),
    "conclusion_reason": ("conclusion", "outcome", "reason closed", "motif de fermeture"),
    "risk_factors": ("risks", "risk factor", "facteurs"),
    "services_mobilized": ("services", "services mobilises"),
    "times_discussed": ("times discussed", "meetings", "nombre de reunions"),
}


def folded(heading: str) -> str:
    """The heading in small letters, without accents, apostrophes or what else is not said."""
    return " ".join(spread(heading).replace("'", " ").replace("_", " ").split())


def known_words() -> dict[str, str]:
    """Each heading in small letters and the field it means."""
    ours = {folded(word): field.code for field in FIELDS for word in (field.code, *_labels(field.code, field))}
    plain = {folded(field.code.replace("_", " ")): field.code for field in FIELDS}
    return {folded(word): code for code, words in ALSO.items() for word in words} | plain | ours


def _labels(code: str, field) -> tuple[str, str]:
    return field.label("en"), field.label("fr")


def found(top: Sequence[Sequence[str]], saved: Mapping[str, str]) -> tuple[int, list[str], list[str]]:
    """How many rows the headings take from the top, each heading, and the field each means ("" where none is known).

    Raises SheetError where no row looks like headings.
    """
    words = known_words() | dict(saved)
    best = max(range(len(top)), key=lambda place: _score(_named(top, place), words), default=0)
    headings = _named(top, best) if top else []
    if _score(headings, words) < LEAST:
        raise SheetError(
            _("No row of headings was found. Date opened, originating agency and AER met are needed at least.")
        )
    columns = [words.get(folded(heading), "") for heading in headings]
    columns = [code if code in READ else "" for code in columns]
    return best + 1, headings, [code if columns.index(code) == place else "" for place, code in enumerate(columns)]


def _score(headings: Sequence[str], words: Mapping[str, str]) -> int:
    return len({words[folded(each)] for each in headings if folded(each) in words})


def _named(top: Sequence[Sequence[str]], place: int) -> list[str]:
    """The headings of a row; one merged over several columns, or over two rows, is taken from the row above."""
    own, above = list(top[place]), list(top[place - 1]) if place else []
    width = max(len(own), len(above))
    own += [""] * (width - len(own))
    above += [""] * (width - len(above))
    for left, right in pairwise(range(width)):
        above[right] = above[right] or (above[left] if own[right] else "")
    words = known_words()
    return [_one(mine, over, words) for mine, over in zip(own, above, strict=True)]


def _one(mine: str, over: str, words: Mapping[str, str]) -> str:
    if not mine or not over or folded(mine) in words:
        return (mine or over)[:120]
    return f"{over} {mine}"[:120]
