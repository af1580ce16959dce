"""What does a birth say, as it was typed? A date in any order, a year, an age that is a guess, or nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from commontable.response.identity.identifier_check.tokens import fold

MONTHS = (
    ("jan",),
    ("feb", "fev"),
    ("mar",),
    ("apr", "avr"),
    ("may", "mai"),
    ("jun", "juin"),
    ("jul", "juil"),
    ("aug", "aou"),
    ("sep",),
    ("oct",),
    ("nov",),
    ("dec",),
)
YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
WORD = re.compile(r"[^\W\d_]{3,}")
GUESSED = 3
"""An age is guessed to within so many years."""


@dataclass(frozen=True, slots=True)
class Birth:
    """The years it may be, and day and month without their order, since they are often exchanged."""

    years: tuple[str, ...]
    day_and_month: str = ""
    is_known: bool = True

    @property
    def date(self) -> str:
        return f"{self.years[0]} {self.day_and_month}"


def read_births(births: Iterable[str], noted: str = "") -> list[Birth]:
    """What can be read of each; `noted` is the day on which an age was guessed."""
    read = (_read(born, noted) for born in births)
    return [birth for birth in read if birth]


def _read(born: str, noted: str) -> Birth | None:
    year = YEAR.search(born)
    if year:
        rest = born[: year.start()] + " " + born[year.end() :]
        return Birth((year.group(),), _day_and_month(rest))
    age, day = NUMBER.search(born), YEAR.search(noted)
    if not (age and day):
        return None
    middle = int(day.group()) - int(age.group())
    return Birth(tuple(str(each) for each in range(middle - GUESSED, middle + GUESSED + 1)), is_known=False)


def _day_and_month(text: str) -> str:
    numbers = [int(each) for each in NUMBER.findall(text)]
    numbers += [month for word in WORD.findall(text) if (month := _month(fold(word)))]
    if len(numbers) != 2 or not (1 <= min(numbers) <= 12 and max(numbers) <= 31):
        return ""
    return "-".join(str(each) for each in sorted(numbers))


def _month(word: str) -> int:
    return next((place for place, starts in enumerate(MONTHS, 1) if word.startswith(starts)), 0)
