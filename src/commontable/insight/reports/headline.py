"""What does the first sentence of a report say? Only what is more than chance is called a change."""

from dataclasses import dataclass

from commontable.insight.pictures.limits import P, U, control

from .document import Shown
from .drawing import ratio_of
from .meaning import Meaning
from .numbers import Numbers
from .periods import quarter_said, read
from .saying import made_of, of_language, said

FEWEST = 6
"""With fewer quarters of numbers nothing is said of change."""
SAID = {
    "withheld": (
        "{title} is withheld for {quarter}, so nothing is said of change.",
        "{title} : le chiffre du {quarter} est masqué, et rien n’est dit d’un changement.",
    ),
    "few": (
        "{title}: {value}{made_of} in {quarter}. There are too few quarters yet to tell a change from chance.",
        "{title} : {value}{made_of} au {quarter}. Il y a encore trop peu de trimestres pour distinguer un changement du hasard.",
    ),
    "inside": (
        "{title}: {value}{made_of} in {quarter}. That lies within what chance allows around {centre}: no change is shown.",
        "{title} : {value}{made_of} au {quarter}. C’est dans les limites du hasard autour de {centre} : aucun changement n’est établi.",
    ),
    "above": (
        "{title}: {value}{made_of} in {quarter}, above what chance allows around {centre}.",
        "{title} : {value}{made_of} au {quarter}, au-dessus de ce que permet le hasard autour de {centre}.",
    ),
    "below": (
        "{title}: {value}{made_of} in {quarter}, below what chance allows around {centre}.",
        "{title} : {value}{made_of} au {quarter}, au-dessous de ce que permet le hasard autour de {centre}.",
    ),
    "earlier": (" Outside them earlier: {quarters}.", " Hors limites auparavant : {quarters}."),
    "nothing": (
        "Nothing was counted for {title} in these quarters.",
        "Rien n’a été compté pour ces trimestres : {title}.",
    ),
}


@dataclass(frozen=True)
class Reading:
    """How the last quarter of a trend stands: `kind` is a key of SAID."""

    kind: str
    last: str
    shown: Shown | None
    centre: float | None
    earlier: tuple[str, ...]


def read_trend(numbers: Numbers) -> Reading:
    """How the last quarter of a figure cut by quarter stands against the control limits of all its quarters."""
    codes = sorted(numbers.codes(0))
    if not codes:
        return Reading("nothing", "", None, None, ())
    ratios = [ratio_of(numbers.shown((code,))) for code in codes]
    limits = control(ratios, P if numbers.kind == "share" else U)
    sides = [limit.side(ratio.value) if limit else "" for limit, ratio in zip(limits, ratios, strict=True)]
    shown = numbers.shown((codes[-1],))
    earlier = tuple(code for code, side in zip(codes[:-1], sides[:-1], strict=True) if side)
    known = [limit for limit in limits if limit]
    return Reading(_kind(shown, len(known), sides[-1]), codes[-1], shown, known[0].centre if known else None, earlier)


def _kind(shown: Shown, known: int, side: str) -> str:
    if shown.value is None:
        return "withheld" if shown.is_withheld else "nothing"
    return "few" if known < FEWEST else side or "inside"


def sentence(numbers: Numbers, meaning: Meaning, language: str) -> str:
    """The first sentence of a report."""
    reading, tongue = read_trend(numbers), of_language(language)
    value = reading.shown or Shown(0)
    detail = made_of(value, language)
    words = {
        "title": meaning.title.read(language),
        "quarter": _quarter(reading.last, language),
        "value": said(value, language),
        "made_of": f" ({detail})" if detail else "",
        "centre": "" if reading.centre is None else said(Shown(reading.centre, value.unit), language),
    }
    text = SAID[reading.kind][tongue == "fr"].format(**words)
    if reading.earlier and reading.kind in ("inside", "above", "below"):
        text += SAID["earlier"][tongue == "fr"].format(
            quarters=", ".join(_quarter(code, language) for code in reading.earlier)
        )
    return text.replace(" :", "\N{NO-BREAK SPACE}:") if tongue == "fr" else text


def _quarter(code: str, language: str) -> str:
    return quarter_said(read(code).first, language) if code else ""
