"""In which words is it said that figures are shown more coarsely, and how much of them is shown before and after? Pure.

Of what a release froze, in English and French alike: for its page, for reports and for files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from commontable.insight.indicators import GROUPS, Words, indicator

from .rungs import ENOUGH_CELLS, ENOUGH_PEOPLE, GROWN, YOUNG

BANDS = {YOUNG: Words("Under 18", "Moins de 18 ans"), GROWN: Words("18 and over", "18 ans et plus")}
TWO_BANDS = Words("two age bands", "deux groupes d'âge")
RULE = Words(
    "Before anything is withheld, each figure is made coarser where it would be mostly hidden: by category instead of by "
    "factor, in two age bands, by year instead of by quarter, or with a cut left out. It is shown at the finest step at which at "
    "least {cells}% of its cells, or {people}% of those counted, are shown (cells that hold nobody are left aside); where no step reaches that, at the one that "
    "shows most. Shares before are those of the figure made safe by itself; shares after are those of this release.",
    "Avant de masquer quoi que ce soit, on regroupe chaque figure qui serait surtout masquée : par catégorie plutôt que par "
    "facteur, en deux groupes d'âge, par année plutôt que par trimestre, ou sans l'un de ses critères. Elle paraît au degré le plus fin "
    "où au moins {cells} % de ses cases, ou {people} % de ce qui est compté, sont montrés (les cases où il n'y a personne sont laissées de côté); si aucun degré n'y parvient, à celui qui en "
    "montre le plus. Les parts avant regroupement sont celles de la figure protégée seule; les parts après, celles de cette diffusion.",
)
OFF = Words(
    "Figures were not made coarser: what could not be shown is withheld.",
    "Les figures n'ont pas été regroupées : ce qui ne pouvait être montré est masqué.",
)
NONE = Words("No figure had to be made coarser.", "Aucune figure n'a dû être regroupée.")
SAID = Words(
    "{title}: shown {now}, because {then} only {before} could be shown. {Now}, {after} are.",
    "{title} : chiffres présentés {now}, car {then} seulement {before} pouvaient être montrées. {Now}, {after} le sont.",
)
CELLS = Words("{cells}% of the cells", "{cells} % des cases")
PEOPLE = Words(
    "{cells}% of the cells, with {people}% of those counted,",
    "{cells} % des cases, avec {people} % de ce qui est compté,",
)
BY, WHOLE = Words("by {cuts}", "par {cuts}"), Words("as a whole", "en un seul tout")
AND = Words(" and ", " et ")


def is_wanted(figures: Iterable[Mapping[str, Any]]) -> bool:
    """Whether coarser figures were allowed at all."""
    return any("rungs" in each for each in figures)


def widened(figures: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Those that are shown more coarsely than was asked."""
    return (each for each in figures if len(each.get("rungs", ())) > 1)


def rule(figures: Iterable[Mapping[str, Any]], language: str) -> str:
    """How it was decided what is shown more coarsely; that nothing was, where it was not wanted."""
    return spoken(RULE if is_wanted(figures) else OFF, language)


def spoken(text: Words, language: str) -> str:
    return text.read(language).format(cells=ENOUGH_CELLS, people=ENOUGH_PEOPLE)


def sentences(figures: Iterable[Mapping[str, Any]], language: str) -> list[str]:
    """One of each figure that is shown more coarsely."""
    return [sentence(each, language) for each in widened(figures)]


def sentence(kept: Mapping[str, Any], language: str) -> str:
    """Risk factors: shown by risk category, because by risk factor only 31% of the cells could be shown."""
    first, last = kept["rungs"][0], kept["rungs"][-1]
    now = cuts_said(last, language)
    return SAID.read(language).format(
        title=indicator(first["indicator"]).title.read(language),
        now=now,
        Now=now[:1].upper() + now[1:],
        then=cuts_said(first, language),
        before=share_said(first, language),
        after=share_said(kept["shown"], language),
    )


def shares(kept: Mapping[str, Any]) -> dict[str, Any]:
    """The same as numbers, for files."""
    first, last = kept["rungs"][0], kept["rungs"][-1]
    return {
        "figure": kept["name"],
        "asked_by": first["by"],
        "shown_by": last["by"],
        "two_age_bands": bool(last["wide"]),
        "cells_before": first["cells"],
        "people_before": first["people"],
        "cells_after": kept["shown"]["cells"],
        "people_after": kept["shown"]["people"],
    }


def cuts_said(rung: Mapping[str, Any], language: str) -> str:
    """By what a rung is cut: "by risk category and two age bands"."""
    names = [_cut_said(group, rung, language) for group in rung["by"]]
    return BY.read(language).format(cuts=AND.read(language).join(names)) if names else WHOLE.read(language)


def _cut_said(group: str, rung: Mapping[str, Any], language: str) -> str:
    title = TWO_BANDS if group == "age_band" and rung["wide"] else GROUPS[group].title
    return title.read(language)[:1].lower() + title.read(language)[1:]


def share_said(shown: Mapping[str, Any], language: str) -> str:
    """Of the cells, and of the people where that can be said."""
    return (CELLS if shown["people"] is None else PEOPLE).read(language).format(**shown)


def year_said(code: str, language: str) -> str:
    """ "2026" for its four quarters, "2026 (Q3–Q4)" for some of them."""
    first, _, last = code.partition("..")
    year, _, begins = first.partition("-Q")
    ends = (last or first).partition("-Q")[2]
    letter = "T" if language.startswith("fr") else "Q"
    some = f"{letter}{begins}" if begins == ends else f"{letter}{begins}–{letter}{ends}"
    return year if (begins, ends) == ("1", "4") else f"{year} ({some})"
