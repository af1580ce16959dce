"""Does any request take longer when the person is known? Known and unknown by turns, and a test of two samples.

    CT_ROUNDS=150 .venv/bin/python -m pytest -q -s bench/repeats/rounds.py

It makes a PostgreSQL of its own as the tests do. In each round an officer drafts somebody, types who it is, opens it again, brings, the table
says yes, the team lets it be looked for, and Today is opened; by turns the name of somebody open at another table, and of nobody. Both
are drawn anew each round, known people from a file of them, so that no name is warm. Each request is timed by the process's own clock;
the round is undone. Reported a request: medians, the difference with a bootstrap interval at 95 %, and the two-sided p of a
Mann-Whitney test (normal approximation, ties averaged). With seven requests, Bonferroni's threshold is .05 / 7.
"""

import random
from math import erfc, sqrt
from statistics import median


def report(taken: dict[str, tuple[list[float], list[float]]]) -> str:
    """The table of figures."""
    rows = [
        "| request | n each | known, median ms | unknown, median ms | difference ms (95 %) | p |",
        "|---|---|---|---|---|---|",
    ]
    for place, (known, unknown) in taken.items():
        low, high = bootstrap(known, unknown)
        rows.append(
            f"| {place} | {len(known)} | {median(known):.2f} | {median(unknown):.2f} |"
            f" {median(known) - median(unknown):+.2f} ({low:+.2f} to {high:+.2f}) | {mann_whitney(known, unknown):.2f} |"
        )
    return "\n".join(rows)


def bootstrap(one: list[float], other: list[float], times: int = 2000) -> tuple[float, float]:
    pick = random.Random(26)
    found = sorted(
        median(pick.choices(one, k=len(one))) - median(pick.choices(other, k=len(other))) for _each in range(times)
    )
    return found[int(times * 0.025)], found[int(times * 0.975)]


def mann_whitney(one: list[float], other: list[float]) -> float:
    """Two-sided p that the two come from one distribution."""
    ordered = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    ranks = sum(place for place, (_value, which) in enumerate(ordered, 1) if which == 0)
    n, m = len(one), len(other)
    u = ranks - n * (n + 1) / 2
    return erfc(abs(u - n * m / 2) / sqrt(n * m * (n + m + 1) / 12) / sqrt(2))
