"""Where does a list come from? From a TOML file beside this module, read once."""

from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.vocabulary.reading import read
from commontable.groundwork.vocabulary.terms import Term, UnknownTerm, Vocabulary

FOLDER = Path(__file__).parent / "lists"


class UnknownList(LookupError):
    """There is no list of that name."""


def names() -> tuple[str, ...]:
    """The names of all lists, in alphabetical order."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


@cache
def load(name: str) -> Vocabulary:
    """The list of that name. Raises UnknownList, or BrokenList if the file is wrong."""
    if name not in names():
        raise UnknownList(f"There is no list {name!r}. The lists are: {', '.join(names())}.")
    file = FOLDER / f"{name}.toml"
    return read(file.read_text(encoding="utf-8"), file.name, load)


def picked(name: str, code: str) -> Term:
    """The term a person picked from the list of that name. Raises Invalid when the list has no such code."""
    try:
        return load(name).get(code)
    except UnknownTerm as unknown:
        raise Invalid(_("One of the answers is on no list. Pick it again.")) from unknown
