"""Invented people, and how their names come out when another agency writes them down.

Names are drawn from `names.txt`: given and family names common among those who live in Toronto, by language, as recalled; not
a sample of anybody. The likenesses are those that agencies' files show: one slip, a sound written otherwise, a nickname, accents and
order lost, a name left out, a birth known in part.
"""

import random
from dataclasses import dataclass
from pathlib import Path

from nicknames import NickNamer

HERE = Path(__file__).parent
FIRST_YEAR, YEARS = 1935, 78


@dataclass(frozen=True)
class Somebody:
    """Given names, family names, and a birth date."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    born: str

    @property
    def name(self) -> str:
        return " ".join((*self.given, *self.family))


def people(how_many: int, seed: int) -> list[Somebody]:
    """So many people: three in ten have two given names, one in ten two family names, one in twenty a single name."""
    pick = random.Random(seed)
    return [_somebody(pick, _names()) for _each in range(how_many)]


def _somebody(pick: random.Random, names: list[tuple[list[str], list[str]]]) -> Somebody:
    given, family = pick.choice(names)
    firsts = tuple(pick.sample(given, 2 if pick.random() < 0.3 else 1))
    lasts = tuple(pick.sample(family, 2 if pick.random() < 0.1 else 1))
    born = f"{FIRST_YEAR + pick.randrange(YEARS)}-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}"
    return Somebody(firsts, () if pick.random() < 0.05 else lasts, born)


def _names() -> list[tuple[list[str], list[str]]]:
    """(given, family) by language, each language as often as it is written."""
    groups = [line.split("|") for line in (HERE / "names.txt").read_text(encoding="utf-8").splitlines() if "|" in line]
    return [(given.split(), family.split()) for given, family in groups]


def slip(text: str, pick: random.Random) -> str:
    """One letter left out, doubled, exchanged with the next, or another."""
    place = pick.randrange(1, max(2, len(text) - 1))
    return pick.choice(
        [
            text[:place] + text[place + 1 :],
            text[:place] + text[place : place + 1] + text[place:],
            text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :],
            text[:place] + pick.choice("aeiounrst") + text[place + 1 :],
        ]
    )


SOUNDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("c", "k"),
    ("ie", "y"),
    ("y", "i"),
    ("ee", "i"),
    ("oo", "u"),
    ("ou", "u"),
    ("sh", "ch"),
    ("z", "s"),
    ("ll", "l"),
    ("nn", "n"),
    ("th", "t"),
    ("ei", "i"),
)


def sounded(text: str, pick: random.Random) -> str:
    """Written as it sounds; as it was where nothing can be."""
    can = [(one, other) for one, other in SOUNDS if one in text.lower()]
    one, other = pick.choice(can) if can else ("", "")
    return text.lower().replace(one, other, 1).capitalize() if one else text


def nicknamed(given: str, pick: random.Random) -> str:
    """The short form of a given name; as it was where it has none."""
    short = sorted(NAMER.nicknames_of(given.lower()))
    return pick.choice(short).capitalize() if short else given


NAMER = NickNamer()
