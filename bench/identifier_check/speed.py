"""How long does the check take beside a plain pass of its regular expressions? As a ratio: machines differ.

.venv/bin/python -m bench.identifier_check.speed
"""

from statistics import median
from time import perf_counter

from commontable.response.identity.identifier_check import check, own_of
from commontable.response.identity.identifier_check.outside import PATTERN
from commontable.response.identity.identifier_check.patterns import PATTERNS

from .measure import HERE, KNOWN, texts

LENGTH, ROUNDS = 600, 5


def main() -> None:
    own = own_of(["Maria Tavares", "Nguyễn Thị Lan"], ["14 March 1987"], ["77 Zephyr Lane"], ["416-555-0142"])
    whole = " ".join(text for file in sorted(HERE.glob("unseen_*.txt")) for text, _answers in texts(file))
    pieces = [whole[start : start + LENGTH] for start in range(0, len(whole) - LENGTH, LENGTH)]
    check(pieces[0], own, KNOWN)
    plain = [_time(_regular_expressions, piece) for piece in pieces]
    full = [_time(lambda text: check(text, own, KNOWN), piece) for piece in pieces]
    print(f"{len(pieces)} texts of {LENGTH} characters, median of each: ", end="")
    print(
        f"regular expressions {median(plain):.2f} ms, check {median(full):.2f} ms, ratio {median(full) / median(plain):.1f}"
    )


def _regular_expressions(text: str) -> None:
    for shape in [each.shape for each in PATTERNS] + [PATTERN]:
        list(shape.finditer(text))


def _time(run, text: str) -> float:
    """The best of some rounds, in milliseconds."""
    best = float("inf")
    for _round in range(ROUNDS):
        start = perf_counter()
        run(text)
        best = min(best, perf_counter() - start)
    return 1000 * best


if __name__ == "__main__":
    main()
