"""What is a term, and what is a list of terms?"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from commontable.groundwork.vocabulary.wording import between, folded, spoken_language

OWN = "own"
"""The provenance of a term that this installation added itself."""
_SEPARATORS = (" - ", " – ")  # the provincial list writes "Category - factor"; its French has the longer dash


class UnknownTerm(LookupError):
    """A code is not in its list: the data is older or newer than the list, or the code is misspelt."""

    def __init__(self, list_code: str, code: object) -> None:
        super().__init__(
            f"The list {list_code!r} has no term {code!r}. Check the spelling against lists/{list_code}.toml. "
            f"A term once used is never removed: retire it with valid_to, so that old records keep their label."
        )


@dataclass(frozen=True)
class Term:
    """One row of a list. `extra` holds what only that list says, such as `theme` or `min_age`."""

    code: str
    en: str
    fr: str
    source: str
    provenance: str
    fr_source: str = "ours"
    local_code: str | None = None
    provincial_code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    group: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
    is_mapped: bool = False
    """Whether the provincial code is this installation's own mapping."""
    reworded_on: date | None = None
    """Since when this installation words it otherwise than the shipped list."""
    before: tuple[str, ...] = ()
    """Earlier wordings in both languages: older papers carry them."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "extra", MappingProxyType(dict(self.extra)))

    def label(self, language: str | None = None) -> str:
        """The whole wording, which can stand alone. `language` None means the reader's."""
        return self.fr if spoken_language(language) == "fr" else self.en

    def short(self, language: str | None = None) -> str:
        """The wording for a chip or a column; the whole wording where the list has no shorter one."""
        return self._extra_words("short", language) or self.label(language)

    def item(self, language: str | None = None) -> str:
        """The wording under its group's heading: "Gangs - gang member" is then "gang member"."""
        label = self.label(language)
        for separator in _SEPARATORS if self.group else ():
            label = label.partition(separator)[2] or label
        return label

    def words(self, name: str, language: str | None = None) -> str:
        """The list's own wording `name`, such as "meaning" or "question"; LookupError if the term has none."""
        found = self._extra_words(name, language)
        if found is None:
            raise LookupError(f"The term {self.code!r} has no wording {name!r} in its list.")
        return found

    @property
    def is_own(self) -> bool:
        """Whether this installation added it."""
        return self.provenance == OWN

    @property
    def returned(self) -> str:
        """The code that a return prints."""
        return self.provincial_code or self.code

    def in_use(self, on: date) -> bool:
        """Whether the term could be picked on that day; both ends belong to its life."""
        return (self.valid_from or on) <= on <= (self.valid_to or on)

    def _extra_words(self, name: str, language: str | None) -> str | None:
        found = self.extra.get(f"{name}_{spoken_language(language)}")
        return str(found) if found is not None else None


@dataclass(frozen=True)
class Vocabulary:
    """One list, in its own order. A retired term is still here and still has its label."""

    code: str
    en: str
    fr: str
    version: str
    source: str
    note: str
    terms: tuple[Term, ...]
    groups: tuple[Term, ...] = ()
    groups_from: str = ""
    """The list whose terms are the headings, if another list gives them."""
    grows: bool = False
    """Whether terms may be added and retired on a page: no code of the product turns on them."""
    fixed: tuple[str, ...] = ()
    """The terms of a growing list that the product itself needs: they are not retired."""
    fields: tuple[str, ...] = ()
    _by_code: Mapping[str, Term] = field(init=False, repr=False, compare=False)
    _groups_by_code: Mapping[str, Term] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {term.code: term for term in self.terms})
        object.__setattr__(self, "_groups_by_code", {group.code: group for group in self.groups})

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def get(self, code: str) -> Term:
        """The term of that code, retired or not; UnknownTerm if there never was one."""
        if code not in self._by_code:
            raise UnknownTerm(self.code, code)
        return self._by_code[code]

    def codes(self) -> tuple[str, ...]:
        """Every code, retired ones too, in list order."""
        return tuple(self._by_code)

    def title(self, language: str | None = None) -> str:
        """The name of the list."""
        return self.fr if spoken_language(language) == "fr" else self.en

    def label(self, code: str, language: str | None = None) -> str:
        """The whole wording of a term; UnknownTerm if there never was one."""
        return self.get(code).label(language)

    def short(self, code: str, language: str | None = None) -> str:
        """The short wording of a term."""
        return self.get(code).short(language)

    def chip(self, code: str, language: str | None = None) -> str:
        """Group and short wording together: "Physical violence: affected"."""
        term = self.get(code)
        if term.group is None:
            return term.short(language)
        return between(self.group(term.group).short(language), ":", term.short(language), language)

    def group(self, code: str) -> Term:
        """The heading of that code; UnknownTerm if the list has no such group."""
        if code not in self._groups_by_code:
            raise UnknownTerm(self.code, code)
        return self._groups_by_code[code]

    def current(self, on: date) -> tuple[Term, ...]:
        """The terms that could be picked on that day."""
        return tuple(term for term in self.terms if term.in_use(on))

    def grouped(self, language: str | None = None, on: date | None = None) -> list[tuple[str, list[Term]]]:
        """(heading, terms) in group order, without empty groups; one nameless group where the list has none."""
        terms = self.terms if on is None else self.current(on)
        if not self.groups:
            return [("", list(terms))]
        together = [(group.short(language), [t for t in terms if t.group == group.code]) for group in self.groups]
        return [(heading, members) for heading, members in together if members]

    def offered(self, on: date, kept: Collection[str] = ()) -> tuple[Term, ...]:
        """The terms that could be picked on that day, and what was picked before it was retired."""
        return tuple(term for term in self.terms if term.in_use(on) or term.code in kept)

    def choices(self, on: date, language: str | None = None, kept: Collection[str] = ()) -> list[tuple[str, Any]]:
        """What a form offers on that day: pairs, or pairs under headings where the list has groups.

        `kept` are codes that are offered although they are retired: what the form holds already.
        """
        terms, language = self.offered(on, kept), spoken_language(language)
        if not self.groups:
            return [(term.code, term.label(language)) for term in terms]
        together = [(group.short(language), [t for t in terms if t.group == group.code]) for group in self.groups]
        return [(heading, [(t.code, t.item(language)) for t in members]) for heading, members in together if members]

    def search(self, text: str, language: str | None = None) -> list[Term]:
        """The terms in which every word of `text` occurs, in any case, with or without accents, in list order."""
        wanted = folded(text).split()
        return [term for term in self.terms if all(word in self._searched(term, language) for word in wanted)]

    def _searched(self, term: Term, language: str | None) -> str:
        spoken = (term, self.group(term.group)) if term.group else (term,)
        return folded(" ".join(wording for t in spoken for wording in (t.label(language), t.short(language))))
