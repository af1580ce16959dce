"""Where does each line, point and word of a trend stand?"""

from . import axes, hatch, words
from .axes import Plot
from .drawing import NARROW, WIDE, Drawing, breadth, points, spread
from .steps import Trend, told


def drawn(trend: Trend, description: str, *, wide: bool) -> str:
    name = trend.name if wide else f"{trend.name}-narrow"
    width, height = (WIDE, 288) if wide else (NARROW, 250)
    drawing = Drawing(name, trend.title, description, trend.lang, width=width, height=height)
    plot = _plot(trend, width, height, wide=wide)
    _band(drawing, trend, plot)
    axes.grid(drawing, plot, share=trend.is_share, lang=trend.lang)
    _lines(drawing, trend, plot)
    _withheld(drawing, trend, plot)
    _beside(drawing, trend, plot)
    _line(drawing, trend, plot)
    _points(drawing, trend, plot, wide=wide)
    axes.feet(drawing, plot, [step.period for step in trend.steps])
    (_labels_at_the_right if wide else _labels_above)(drawing, trend, plot)
    return drawing.done()


def _plot(trend: Trend, width: float, height: float, *, wide: bool) -> Plot:
    values = [step.ratio.value for step in trend.steps if step.ratio.value is not None]
    values += [ratio.value for ratio in trend.beside[1] if ratio.value is not None]
    values += [end for each in trend.bounds if each for end in (each.lower, each.upper)]
    low, high = axes.share_ends(values) if trend.is_share else axes.rate_ends(values)
    right, top = (132, 14) if wide else (6, 30)
    return Plot(46, top, width - 46 - right, height - top - 42, low, high, len(trend.steps))


def _stairs(trend: Trend, plot: Plot, stretch: range, end: str) -> list[tuple[float, float]]:
    return [
        (plot.left + plot.step * edge, plot.y(getattr(trend.bounds[place], end)))
        for place in stretch
        for edge in (place, place + 1)
    ]


def _band(drawing: Drawing, trend: Trend, plot: Plot) -> None:
    for stretch in axes.stretches([each is not None for each in trend.bounds]):
        upper, lower = _stairs(trend, plot, stretch, "upper"), _stairs(trend, plot, stretch, "lower")
        drawing.path("pic-band", points(upper + lower[::-1], closed=True))


def _lines(drawing: Drawing, trend: Trend, plot: Plot) -> None:
    for stretch in axes.stretches([each is not None for each in trend.bounds]):
        for end in ("upper", "lower"):
            drawing.path("pic-limit", points(_stairs(trend, plot, stretch, end)))
    if trend.centre is not None:
        drawing.line("pic-centre", plot.left, plot.y(trend.centre), plot.right, plot.y(trend.centre))
    if trend.compared:
        right = plot.left + plot.step * min(trend.compared, len(trend.steps))
        drawing.line("pic-range", plot.left, plot.bottom + 2, right, plot.bottom + 2)


def _withheld(drawing: Drawing, trend: Trend, plot: Plot) -> None:
    """A withheld stretch is hatched from top to bottom: no height of it says anything."""
    for stretch in axes.stretches([step.ratio.withheld for step in trend.steps]):
        left, width = plot.left + plot.step * stretch.start, plot.step * len(stretch)
        hatch.box(drawing, left, plot.top, width, plot.height, tip=words.withheld(trend.lang))
        hatch.word(drawing, left, plot.top, width, plot.height, trend.lang)


def _beside(drawing: Drawing, trend: Trend, plot: Plot) -> None:
    axes.through(drawing, "pic-thin", [ratio.value for ratio in trend.beside[1]], plot)


def _line(drawing: Drawing, trend: Trend, plot: Plot) -> None:
    axes.through(drawing, "pic-line", [step.ratio.value for step in trend.steps], plot)


def _points(drawing: Drawing, trend: Trend, plot: Plot, *, wide: bool) -> None:
    for place, step in enumerate(trend.steps):
        if step.ratio.value is not None:
            x, y, tip = (
                plot.x(place),
                plot.y(step.ratio.value),
                f"{step.period.said}{words.colon(trend.lang)}{told(trend, place)}",
            )
            if side := trend.side(place):
                drawing.circle("pic-outside", x, y, 6, f"{tip}, {words.say(side, trend.lang)}")
                _outside_words(drawing, trend, plot, place, wide=wide)
            else:
                drawing.circle("pic-dot", x, y, 3.5, tip)


def _outside_words(drawing: Drawing, trend: Trend, plot: Plot, place: int, *, wide: bool) -> None:
    """The value and the words beside the ring, on the side where there is room."""
    value, side = trend.steps[place].ratio.value or 0.0, words.say(trend.side(place), trend.lang)
    room = plot.right + (100 if wide and place < len(trend.steps) - 1 else 0) - plot.x(place)
    leftwards = breadth(side) + 12 > room and plot.x(place) - plot.left > room
    x, look = plot.x(place) + (-11 if leftwards else 11), " pic-end" if leftwards else ""
    y = min(max(plot.y(value) + 5, plot.top + 10), plot.bottom - 18)
    drawing.text(f"pic-strong pic-halo{look}", x, y, trend.said(value))
    under = max(x, breadth(side)) if leftwards else min(x, plot.x(place) + room + 6 - breadth(side))
    drawing.text(f"pic-quiet pic-halo{look}", under, y + 15, side)


def _labels_at_the_right(drawing: Drawing, trend: Trend, plot: Plot) -> None:
    last, ends = trend.steps[-1], next((each for each in reversed(trend.bounds) if each), None)
    labels: list[tuple[float, str, str]] = []
    if last.ratio.value is not None:
        labels.append((plot.y(last.ratio.value), "pic-strong", f"{trend.said(last.ratio.value)}, {last.period.said}"))
    if ends:
        labels.append(
            (plot.y(ends.centre), "pic-quiet", words.say("at centre", trend.lang, value=trend.said(ends.centre)))
        )
        labels.append((plot.y(ends.upper), "pic-quiet", words.say("at upper", trend.lang)))
        labels.append((plot.y(ends.lower), "pic-quiet", words.say("at lower", trend.lang)))
    heights = spread([height for height, _look, _said in labels], 15, plot.top, plot.bottom)
    for (_height, look, said), height in zip(labels, heights, strict=True):
        drawing.text(look, plot.right + 10, height + 4, said)


def _labels_above(drawing: Drawing, trend: Trend, plot: Plot) -> None:
    """At 320 px the words stand over the plot: what the dashed line is, and the latest value."""
    last = trend.steps[-1]
    if trend.centre is not None:
        drawing.line("pic-centre", plot.left, 9, plot.left + 22, 9)
        said = words.say("at centre", trend.lang, value=trend.said(trend.centre))
        drawing.text("pic-quiet", plot.left + 28, 13, said)
    if last.ratio.value is not None:
        said = f"{trend.said(last.ratio.value)}, {last.period.said}"
        drawing.text("pic-strong pic-end", plot.right, 13, said)
