"""Which few numbers stand large at the head of a report, and what stands under each?"""

from dataclasses import dataclass

from . import words
from .numbers import Count, Ratio


@dataclass(frozen=True)
class Figure:
    """One big number: `value` is '86%', or empty where it is withheld, and then `why` says so.

    `beside` is what it is of and what it was before: '31 of 36', '43 a year ago'; `meaning` is the definition in a sentence.
    """

    title: str
    value: str
    why: str
    beside: tuple[str, ...]
    meaning: str

    @property
    def said(self) -> str:
        """The figure as one sentence, for those who hear it and for a PDF."""
        return f"{self.title}: {'; '.join([self.value or self.why, *self.beside])}. {self.meaning}".strip()


def figure(
    title: str, number: Count | Ratio, *, lang: str, meaning: str, before: Count | Ratio | None = None
) -> Figure:
    """The big number for a count or a share; `before` is the same a year ago."""
    of = _of(number, lang)
    ago = (
        []
        if before is None
        else [words.say("a year ago", lang, value=_value(before, lang) or words.say("withheld", lang))]
    )
    why = words.withheld(lang) if number.why else ""
    return Figure(title, _value(number, lang), why, (*of, *ago), meaning)


def _value(number: Count | Ratio, lang: str) -> str:
    if number.why:
        return ""
    return words.number(number.value, lang) if isinstance(number, Count) else words.percent(number.value, lang)


def _of(number: Count | Ratio, lang: str) -> list[str]:
    if isinstance(number, Count) or number.why:
        return []
    return [words.some_of_all(number.numerator or 0, number.denominator or 0, lang)]
