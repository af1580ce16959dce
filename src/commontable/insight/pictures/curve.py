"""How many are still open as days pass? A curve from counts at fixed days, with how many were followed so long below it."""

from dataclasses import dataclass
from math import sqrt

from . import words
from .drawing import NARROW, WIDE, Drawing, points
from .numbers import Count
from .picture import Picture
from .survival import Step, Stretch, median, steps
from .tables import Entry, Table, of_count


@dataclass(frozen=True)
class Curve:
    """`whole`: how many there are at the beginning. `others`: the counts beyond the last stretch."""

    name: str
    title: str
    whole: int
    stretches: tuple[Stretch, ...]
    others: tuple[Count, ...]
    lang: str
    left: str = ""
    """What those are called of whom the share is drawn: still open."""

    @property
    def steps(self) -> list[Step]:
        return steps(self.whole, self.stretches, self.others)


def draw(curve: Curve) -> Picture:
    description = described(curve)
    return Picture(
        name=curve.name,
        title=curve.title,
        note=f"{median_said(curve.steps, curve.lang)} {words.say('curve note', curve.lang)}",
        description=description,
        svg=_drawn(curve, description, wide=True),
        narrow=_drawn(curve, description, wide=False),
        table=table(curve),
        lang=curve.lang,
    )


def share_said(step: Step, lang: str) -> str:
    """'62%', or '58%–63%' where it lies between two bounds."""
    low, high = words.percent(step.low, lang), words.percent(step.high, lang)
    return high if low == high else f"{low}–{high}"


def at_risk_said(step: Step, lang: str) -> str:
    low, high = words.number(step.fewest, lang), words.number(step.most, lang)
    return high if low == high else f"{low}–{high}"


def median_said(found: list[Step], lang: str) -> str:
    """Between which of the days counted half have ended."""
    earliest, latest = median(found)
    if latest is None:
        return words.say("no median" if earliest == found[-1].until else "median after", lang, day=earliest)
    return words.say("median between", lang, first=earliest, last=latest)


def described(curve: Curve) -> str:
    lang, found = curve.lang, curve.steps
    told = "; ".join(words.say("open at", lang, day=each.until, share=share_said(each, lang)) for each in found)
    return f"{curve.title}. {words.say('of all', lang, count=words.number(curve.whole, lang))} {told}. {median_said(found, lang)}"


def table(curve: Curve) -> Table:
    lang = curve.lang
    header = (
        words.say("until day", lang),
        words.say("at risk", lang),
        words.say("ended", lang),
        words.say("no longer followed", lang),
        words.say("still open", lang),
    )
    rows: list[tuple[Entry, ...]] = [
        (str(each.until), at_risk_said(step, lang), of_count(each.ended), of_count(each.left), share_said(step, lang))
        for each, step in zip(curve.stretches, curve.steps, strict=True)
    ]
    return Table(header, tuple(rows), lang)


def _drawn(curve: Curve, description: str, *, wide: bool) -> str:
    width, tall = (WIDE, 240.0) if wide else (NARROW, 190.0)
    left, right, top = 46.0, float(width) - 36, 36.0
    bottom = top + tall
    name = curve.name if wide else f"{curve.name}-narrow"
    drawing = Drawing(name, curve.title, description, curve.lang, width=width, height=bottom + 80)
    drawing.text("pic-strong", 0, 14, curve.left or words.say("still open", curve.lang))
    found = curve.steps
    last = sqrt(found[-1].until)

    def place(day: int, share: float) -> tuple[float, float]:
        return left + (right - left) * sqrt(day) / last, bottom - tall * share

    for tenth in (0, 5, 10):
        y = bottom - tall * tenth / 10
        drawing.line("pic-grid" if tenth else "pic-foot", left, y, right, y)
        drawing.text("pic-quiet pic-end", left - 8, y + 4, words.percent(tenth / 10, curve.lang))
    lows = [place(0, 1.0), *(place(each.until, each.low) for each in found)]
    highs = [place(0, 1.0), *(place(each.until, each.high) for each in found)]
    drawing.path("pic-band", points([*highs, *reversed(lows)], closed=True))
    drawing.path("pic-line", points([((x1), (y1 + y2) / 2) for (x1, y1), (_x, y2) in zip(lows, highs, strict=True)]))
    _days(drawing, curve, found, place, bottom, wide=wide)
    return drawing.done()


def _days(drawing: Drawing, curve: Curve, found: list[Step], place, bottom: float, *, wide: bool) -> None:
    lang = curve.lang
    for step in found:
        x, low = place(step.until, step.low)
        _x, high = place(step.until, step.high)
        tip = words.say("open at", lang, day=step.until, share=share_said(step, lang))
        drawing.circle("pic-dot", x, (low + high) / 2, 4, tip)
        if wide or step.until not in SKIPPED:
            said = words.percent((step.low + step.high) / 2, lang)
            drawing.text("pic-text pic-halo", x + 4, min(low, high) - 8, said)
    drawing.text("pic-quiet", 0, bottom + 34, words.say("days from", lang))
    drawing.text("pic-quiet", 0, bottom + 54, words.say("followed on", lang))
    for day, number in ((0, curve.whole), *((step.until, step.after) for step in found)):
        if wide or day not in SKIPPED:
            x, _y = place(day, 0)
            drawing.text("pic-text pic-middle", x, bottom + 16, str(day))
            drawing.text("pic-quiet pic-middle", x, bottom + 72, words.number(number, lang))


SKIPPED = (2, 14, 60)
"""Days without a number at 320 px."""
