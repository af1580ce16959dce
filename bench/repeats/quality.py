"""How many are told again, written otherwise, and how many strangers are taken for one another?

    .venv/bin/python -m bench.repeats.quality

Recall: of N people written a second time in one way, how many share a token with themselves. Strangers: of every pair of different
people in a file of M, how many share one. Wilson's intervals at 95 %. Nothing is hashed: a hash neither adds nor loses a likeness.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from math import sqrt

from commontable.response.repeats.likeness import Features, features

from .pairs import Somebody, nicknamed, people, slip, sounded

N, M = 2000, 5000
SEED = 26
Z = 1.96
type Written = tuple[list[str], list[str]]


def _as_it_is(one: Somebody, pick: random.Random) -> Written:
    return [one.name], [one.born]


def _reversed(one: Somebody, pick: random.Random) -> Written:
    return [f"{' '.join(one.family).upper()}, {' '.join(one.given)}"], [_another_order(one.born)]


def _without_accents(one: Somebody, pick: random.Random) -> Written:
    plain = one.name.encode("ascii", "ignore").decode() if pick.random() < 0.1 else _folded(one.name)
    return [plain], [one.born]


def _slip(one: Somebody, pick: random.Random) -> Written:
    return [_in_one_part(one, slip, pick)], [one.born]


def _slip_year(one: Somebody, pick: random.Random) -> Written:
    return [_in_one_part(one, slip, pick)], [one.born[:4]]


def _sounded(one: Somebody, pick: random.Random) -> Written:
    return [_in_one_part(one, sounded, pick)], [one.born[:4]]


def _nickname(one: Somebody, pick: random.Random) -> Written:
    return [" ".join([nicknamed(one.given[0], pick), *one.given[1:], *one.family])], [one.born[:4]]


def _year_alone(one: Somebody, pick: random.Random) -> Written:
    return [one.name], [one.born[:4]]


def _year_wrong(one: Somebody, pick: random.Random) -> Written:
    return [one.name], [f"{int(one.born[:4]) + pick.choice([-10, -1, 1, 9])}{one.born[4:]}"]


def _no_birth(one: Somebody, pick: random.Random) -> Written:
    return [one.name], []


def _no_birth_slip(one: Somebody, pick: random.Random) -> Written:
    return [_in_one_part(one, slip, pick)], []


def _another_family(one: Somebody, pick: random.Random) -> Written:
    return [" ".join([*one.given, pick.choice(PEOPLE).name.split()[-1]])], [one.born]


def _first_given_alone(one: Somebody, pick: random.Random) -> Written:
    return [" ".join([one.given[0], *one.family[-1:]])], [one.born[:4]]


def _two_slips_year(one: Somebody, pick: random.Random) -> Written:
    return [" ".join(slip(part, pick) for part in one.name.split())], [one.born[:4]]


def _age(one: Somebody, pick: random.Random) -> Written:
    return [one.name], [str(2026 - int(one.born[:4]) + pick.choice([-2, -1, 0, 1, 2]))]


WAYS: dict[str, Callable[[Somebody, random.Random], Written]] = {
    "the same": _as_it_is,
    "reversed, date in another order": _reversed,
    "without accents": _without_accents,
    "one slip, whole date": _slip,
    "one slip, year": _slip_year,
    "a sound written otherwise, year": _sounded,
    "nickname, year": _nickname,
    "year alone": _year_alone,
    "another year, same day": _year_wrong,
    "no birth date": _no_birth,
    "no birth date, one slip": _no_birth_slip,
    "another family name, whole date": _another_family,
    "fewer names, year": _first_given_alone,
    "a slip in each name, year": _two_slips_year,
    "an age guessed": _age,
}
PEOPLE = people(N, SEED)


def main() -> None:
    print(f"| written otherwise | found of {N} | interval |\n|---|---|---|")
    for name, way in WAYS.items():
        pick = random.Random(SEED)
        found = sum(_alike(_read(_as_it_is(one, pick)), _read(way(one, pick))) for one in PEOPLE)
        print(f"| {name} | {found / N:.3f} ({found}) | {_wilson(found, N)} |")
    file = people(M, SEED + 1)
    for name, births in (("whole dates", 10), ("years alone", 4), ("one in five without a birth date", -5)):
        print(_strangers(name, file, births))


def _strangers(name: str, file: list[Somebody], births: int) -> str:
    told = [_read(([one.name], _born(one, place, births))) for place, one in enumerate(file)]
    alike, touched = _shared(told), Counter()
    for one, other in alike:
        touched.update((one, other))
    pairs, n = len(alike), M * (M - 1) // 2
    return (
        f"strangers, {name}: {pairs} of {n:,} pairs ({pairs / n:.2e}; {_wilson(pairs, n, '.2e')});"
        f" {len(touched)} of {M} people share something with a stranger"
    )


def _born(one: Somebody, place: int, births: int) -> list[str]:
    if births < 0:
        return [] if place % -births == 0 else [one.born]
    return [one.born[:births]]


def _shared(told: list[Features]) -> set[tuple[int, int]]:
    """Every pair that shares a token, as the database finds it."""
    sure, names = defaultdict(list), defaultdict(list)
    for place, one in enumerate(told):
        for words in one.sure:
            sure[words].append(place)
        for words in one.by_names:
            names[words].append(place)
    pairs = {(a, b) for places in sure.values() for a in places for b in places if a < b}
    loose = {(a, b) for places in names.values() for a in places for b in places if a < b}
    return pairs | {(a, b) for a, b in loose if told[a].without_birth or told[b].without_birth}


def _read(written: Written) -> Features:
    return features(*written, noted="2026-11-26")


def _alike(one: Features, other: Features) -> bool:
    by_names = (one.without_birth or other.without_birth) and one.by_names & other.by_names
    return bool(one.sure & other.sure or by_names)


def _in_one_part(one: Somebody, change: Callable, pick: random.Random) -> str:
    parts = one.name.split()
    place = pick.randrange(len(parts))
    return " ".join([*parts[:place], change(parts[place], pick), *parts[place + 1 :]])


def _another_order(born: str) -> str:
    year, month, day = born.split("-")
    return f"{day}/{month}/{year}"


def _folded(text: str) -> str:
    from anyascii import anyascii

    return anyascii(text)


def _wilson(hits: int, n: int, shape: str = ".3f") -> str:
    share = hits / n
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return f"{max(0.0, middle - half):{shape}}–{middle + half:{shape}}"


if __name__ == "__main__":
    main()
