"""What does a figure mean? Its words as they were frozen with its numbers: a later definition changes no earlier report."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from commontable.insight.indicators import Indicator, Words, frozen

from .document import DAYS, HOURS


@dataclass(frozen=True)
class Meaning:
    """The words of one indicator at one version."""

    code: str
    kind: str
    version: int
    title: Words
    meaning: Words
    numerator: Words
    denominator: Words | None
    unit: Words
    caveats: tuple[Words, ...]

    @classmethod
    def of(cls, indicator: Indicator) -> "Meaning":
        """As it is defined now."""
        return cls.read(frozen(indicator).text)

    @classmethod
    def read(cls, text: str) -> "Meaning":
        """As it was frozen."""
        return cls.from_parts(json.loads(text))

    @classmethod
    def from_parts(cls, parts: Mapping[str, Any]) -> "Meaning":
        denominator = parts["denominator"]
        return cls(
            code=parts["code"],
            kind=parts["kind"],
            version=parts["version"],
            denominator=Words(**denominator) if denominator else None,
            caveats=tuple(Words(**each) for each in parts["caveats"]),
            **{name: Words(**parts[name]) for name in ("title", "meaning", "numerator", "unit")},
        )

    @property
    def time_unit(self) -> str:
        return HOURS if "hour" in self.unit.en else DAYS

    def details(self, language: str) -> tuple[str, ...]:
        """Numerator, denominator and version, a line each."""
        colon = "\N{NO-BREAK SPACE}: " if language == "fr" else ": "
        above, below, last = (
            ("Compté", "Sur", "Définition") if language == "fr" else ("Counted", "Out of", "Definition")
        )
        lines = [f"{above}{colon}{self.numerator.read(language)}"]
        if self.denominator:
            lines.append(f"{below}{colon}{self.denominator.read(language)}")
        return (*lines, *(each.read(language) for each in self.caveats), f"{last}, version {self.version}")
