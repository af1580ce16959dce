"""What does the generated page of the demo city say? Each bound with its source, each prior marked as a guess."""

from collections.abc import Iterable, Mapping

from . import priors
from .bounds import BOUNDS, CITY_PAGE, OPENINGS
from .together import BY_AGE, ODDS, TOGETHER

HEAD = """# What the demo city is made of

Made from the code by `./run docs`. Everybody and everything in a demo city is invented. How to make one:
[Try the demo city](../how-to/try-the-demo-city.md).
"""
SHARES = {
    "Kind": priors.KINDS,
    "Age of a person": priors.AGES,
    "Gender": priors.GENDERS,
    "At risk of": priors.HARM_ROLES,
    "Category of risk in an accepted situation": priors.PREVALENCE,
    "Who brings it": priors.ORIGINATING,
    "Who leads": priors.LEADING,
    "Conclusion": priors.CONCLUSIONS,
    "Reason of a no": priors.REJECTIONS,
    "What came of a service": priors.OUTCOMES,
    "Whether the language was there": priors.LANGUAGE_MET,
    "What the person says": priors.PERSONS_WORDS,
}
COUNTS = {
    "Risk factors beyond two": priors.FACTORS,
    "People beyond the first of a person’s situation": priors.SINGLE_OTHERS,
    "People beyond the second of a family": priors.FAMILY_OTHERS,
    "Assisting teams beyond the first": priors.ASSISTING,
    "Services beyond the first": priors.SERVICES,
}


def render() -> str:
    """The page, in English."""
    return "\n".join([HEAD, *_bounds(), *_openings(), *_priors(), *_bent(), *_together()]) + "\n"


def _bounds() -> Iterable[str]:
    rows = [[bound.words, _range(bound.least, bound.most), bound.source] for bound in BOUNDS]
    return _section(
        "Published bounds",
        "Hard limits: a seed that broke one would fail. Counted of the decade January 2013 to June 2023, by the day "
        "a situation was brought.",
        ["What", "From – to", "Published"],
        rows,
    )


def _openings() -> Iterable[str]:
    rows = [[code, f"{opened:%B %Y}"] for code, opened in OPENINGS.items()]
    return _section("Tables open", f"Published: {CITY_PAGE}.", ["Table", "From"], rows)


def _priors() -> Iterable[str]:
    rows = [[what, _shares(shares)] for what, shares in SHARES.items()]
    rows += [[what, f"mean {_mean(counts):.2f}, {len(counts) - 1} at most"] for what, counts in COUNTS.items()]
    median, sigma = priors.WEEKS_TO_CLOSE
    rows.append(["Days until it is closed", f"lognormal, median {median:g}, sigma {sigma:g}, rounded to meetings"])
    median, sigma = priors.HOURS_TO_TRY
    rows.append(["Hours until it is first tried", f"lognormal, median {median:g}, sigma {sigma:g}"])
    rows.append(["A try reaches the person", f"{priors.REACHED:.2f}"])
    rows.append(["An open situation is spoken of at a meeting", f"{priors.HEARD:.2f}"])
    rows.append(["A barrier is met", f"{priors.BARRIER:.2f}"])
    sizes = dict(zip(priors.BY_SIZE, priors.SIZES, strict=True))
    rows.append(["A table’s size beside the largest", _shares(sizes)])
    return _section(
        "Priors", f"Guesses, not figures of any real table. Source: {priors.SOURCE}.", ["What", "Prior"], rows
    )


def _bent() -> Iterable[str]:
    rows = [[bent.what, bent.why] for bent in priors.BENT]
    return _section("Priors that a bound bends, or that are left aside", "", ["Prior", "Why"], rows)


def _together() -> Iterable[str]:
    rows = [[f"age {age}", _times(by)] for age, by in BY_AGE.items()] + [[a, _times(by)] for a, by in TOGETHER.items()]
    rows.append(["winter; the end of a month", "housing × 1.3 each"])
    words = f"Planted; how many times likelier a category of the {len(ODDS)} becomes. Guesses too."
    return _section("What goes with what", words, ["Where there is", "Times"], rows)


def _section(title: str, words: str, heads: list[str], rows: Iterable[list[str]]) -> list[str]:
    table = [f"| {' | '.join(cells)} |" for cells in (heads, ["---"] * len(heads), *rows)]
    return [f"## {title}\n", *([words + "\n"] if words else []), *table, ""]


def _range(least: float, most: float) -> str:
    return f"{least:,g}" if least == most else f"{least:,g} – {most:,g}"


def _shares(shares: Mapping[str, float]) -> str:
    return ", ".join(f"{code} {share:.2f}" for code, share in shares.items())


def _times(by: Mapping[str, float]) -> str:
    return ", ".join(f"{code} × {factor:g}" for code, factor in by.items())


def _mean(distribution: tuple[float, ...]) -> float:
    return sum(1 - share for share in distribution)
