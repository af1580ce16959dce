"""What is a code of a figure called, in English and in French?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from commontable.groundwork.vocabulary.lists import load, names
from commontable.groundwork.vocabulary.terms import Vocabulary
from commontable.insight.indicators import GROUPS
from commontable.insight.indicators.checks import CHECKS
from commontable.insight.indicators.courses import said
from commontable.insight.release.widening import year_said

from .numbers import ALL
from .saying import of_language

WHOLE = {"en": "All", "fr": "Tout"}
NOT_SAID = {"en": "not said", "fr": "non précisé"}
YES_NO = {"true": ("yes", "oui"), "false": ("no", "non")}
PARTS = {
    "originating": ("brought it", "l’a présentée"),
    "lead": ("leads", "responsable"),
    "co_lead": ("leads together with another", "coresponsable"),
    "assisting": ("assists", "en soutien"),
}
HEADINGS = {
    "risk_lowered": ("Overall risk lowered", "Risque global réduit"),
    "still_aer": ("Still acutely elevated risk", "Risque toujours spécialement élevé"),
    "other": ("Other", "Autre"),
    "proven_false": ("Risk proven not to be there", "Risque démenti"),
}
MEETING_KINDS = {
    "regular": ("regular", "ordinaire"),
    "extra": ("extra", "supplémentaire"),
    "call": ("emergency call", "appel d’urgence"),
}
ENDINGS = {
    "pending": ("not decided yet", "sans décision à ce jour"),
    "withdrawn": ("withdrawn", "retirée"),
    "transferred": ("handed over", "transférée"),
    "joined": ("joined to another", "jointe à une autre"),
    "void": ("entered in error", "saisie par erreur"),
}
COURSES = {code: (each.en, each.fr) for code, each in said().items()}
FOUND = {each.code: (each.title.en, each.title.fr) for each in CHECKS}
OF_OURS = {
    "check": FOUND,
    "to_close": COURSES,
    "to_attempt": COURSES,
    "part": PARTS,
    "conclusion_group": HEADINGS,
    "meeting_kind": MEETING_KINDS,
    "ending": ENDINGS,
}


@dataclass(frozen=True)
class Names:
    """The names of tables by code, and of merged bands; everything else is in the vocabulary."""

    language: str
    tables: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)

    def heading(self, group: str) -> str:
        """What stands over a column of this dimension."""
        return GROUPS[group].title.read(self.language) if group in GROUPS else group

    def of(self, group: str, code: str) -> str:
        """The label of a code; one that no list knows stays as it is."""
        tongue = of_language(self.language)
        if code == ALL:
            return WHOLE[tongue]
        if code in ("", "None", "empty"):
            return NOT_SAID[tongue]
        if code in self.merged:
            return self.merged[code]
        return self._said(group, code, tongue == "fr")

    def _said(self, group: str, code: str, is_french: bool) -> str:
        if group == "table":
            return self.tables.get(code, code)
        if group == "quarter":
            return quarter_label(code, self.language)
        if group == "year":
            return year_said(code, self.language)
        ours = OF_OURS.get(group, YES_NO if code.lower() in YES_NO else {})
        if code.lower() in ours:
            return ours[code.lower()][is_french]
        return self._listed(group, code)

    def _listed(self, group: str, code: str) -> str:
        known = list_of(group)
        return known.label(code, self.language) if known and code in known.codes() else code

    def order(self, group: str, codes: list[str]) -> list[str]:
        """The codes in their list's order, those of no list by name."""
        known = list_of(group)
        listed = [*self.merged, *(known.codes() if known else OF_OURS.get(group, ()))]
        return sorted(codes, key=lambda code: (listed.index(code) if code in listed else len(listed), code))


def list_of(group: str) -> Vocabulary | None:
    """The list a dimension's codes are in; None where they are ours, or names of their own."""
    name = GROUPS[group].list if group in GROUPS else ""
    return load(name) if name in names() and group not in OF_OURS else None


def quarter_label(code: str, language: str) -> str:
    """Q3 2026 for 2026-Q3 or for the quarter's first day."""
    from .periods import quarter_said, read

    first = read(code).first if "Q" in code else date.fromisoformat(code[:10])
    return quarter_said(first, language)
