"""Which picture does a figure have? One of the drawings of `pictures`, of the numbers its table shows and no others."""

from collections.abc import Callable

from commontable.insight.indicators.courses import CODES, DAYS, LATER
from commontable.insight.pictures import areas as areas_drawn
from commontable.insight.pictures import bars as bars_drawn
from commontable.insight.pictures import curve as curve_drawn
from commontable.insight.pictures import heat as heat_drawn
from commontable.insight.pictures import multiples as multiples_drawn
from commontable.insight.pictures import trend as trend_drawn
from commontable.insight.pictures.boundaries import Boundaries
from commontable.insight.pictures.limits import P, U
from commontable.insight.pictures.numbers import Count, Ratio
from commontable.insight.pictures.periods import Period, quarter
from commontable.insight.pictures.picture import Picture as Drawn
from commontable.insight.pictures.survival import Stretch

from .definition import Plan
from .document import Picture, Shown
from .meaning import Meaning
from .naming import Names
from .numbers import ALL, Numbers
from .periods import read
from .saying import of_language
from .tabling import IN_ORDER, alone_shown, has_value, is_folded, ordered, others, paired, withheld_codes

WHY = "complement"
"""What a picture is told of every withheld number, so that none says which is small."""
TOGETHER = {"en": "all tables", "fr": "toutes les tables"}
WITH_BOTH = {"en": "Situations with both", "fr": "Situations avec les deux"}
LEFT = {
    "course_to_attempt": ("Without an attempt yet", "Encore sans tentative"),
    "course_to_close": ("Still open", "Encore ouvertes"),
}
"""What the share of a curve is a share of."""
FEWEST_BARS, MOST_BARS, MOST_ZEROS = 2, 15, 3
NOWHERE = ("", "None", "empty")
"""What is cut by area without being in one."""


def picture_of(
    plan: Plan,
    numbers: Numbers,
    meaning: Meaning,
    names: Names,
    title: str,
    alone: Numbers | None = None,
    boundaries: Boundaries | None = None,
) -> Picture | None:
    """The picture, or None for a figure that is a table alone, or whose numbers are too few to draw.

    Of pairs `alone` holds each by itself; a map has its `boundaries`.
    """
    if plan.drawn == "heat":
        drawn = _heat(plan, numbers, names, title, alone)
    elif plan.drawn == "areas":
        drawn = _areas(plan, numbers, meaning, names, title, boundaries) if boundaries else None
    else:
        draw = DRAWINGS.get(plan.drawn)
        drawn = draw(plan, numbers, meaning, names, title) if draw and numbers.cells else None
    if drawn is None:
        return None
    return Picture(drawn.svg, drawn.title, drawn.description, drawn.narrow, drawn.note)


def ratio_of(shown: Shown) -> Ratio:
    """A share or an average as a picture takes it."""
    if shown.is_withheld:
        return Ratio(None, None, WHY)
    return Ratio(shown.part or 0, shown.whole or 0)


def count_of(shown: Shown) -> Count:
    return Count(None, WHY) if shown.is_withheld else Count(round(shown.value or 0))


def _name(plan: Plan) -> str:
    return plan.key.replace("_", "-")


def _lang(names: Names) -> str:
    return of_language(names.language)


def _periods(codes: list[str], names: Names) -> tuple[Period, ...]:
    return tuple(quarter(read(code).first, _lang(names)) for code in codes)


def _trend(plan: Plan, numbers: Numbers, meaning: Meaning, names: Names, title: str) -> Drawn | None:
    codes = sorted(numbers.codes(0))
    ratios = [ratio_of(numbers.shown((code,))) for code in codes]
    if not any(ratio.value is not None for ratio in ratios):
        return None
    steps = (trend_drawn.Step(period, ratio) for period, ratio in zip(_periods(codes, names), ratios, strict=True))
    below = meaning.denominator.read(names.language) if meaning.denominator else ""
    return trend_drawn.draw(
        trend_drawn.Trend(
            _name(plan),
            title,
            tuple(steps),
            _lang(names),
            chart=P if numbers.kind == "share" else U,
            counted=(meaning.numerator.read(names.language), below),
        )
    )


def _bars(plan: Plan, numbers: Numbers, meaning: Meaning, names: Names, title: str) -> Drawn | None:
    (group,) = numbers.by
    codes, hidden = ordered(numbers, 0, names), withheld_codes(numbers, names)
    if len(codes) < FEWEST_BARS or not any(has_value(numbers, code) for code in codes):
        return None
    as_picture: Callable[[Shown], Count | Ratio] = count_of if numbers.kind == "count" else ratio_of
    one_bar = is_folded(numbers, names)
    every = [code for code in codes if has_value(numbers, code) or (code in hidden and not one_bar)]
    told = every if group in IN_ORDER else _without_zeros(every, numbers)
    drawn = [bars_drawn.Bar(names.of(group, code), as_picture(numbers.shown((code,)))) for code in told]
    drawn = drawn if group in IN_ORDER else drawn[: plan.most or MOST_BARS]
    note = _largest(len(drawn), len(every), names) if len(drawn) < len(told) else ""
    note = note or (_no_zeros(len(every), names) if len(told) < len(every) else "")
    if one_bar:
        drawn.append(bars_drawn.Bar(others(len(hidden), names.language), as_picture(numbers.shown((hidden[0],)))))
    order = bars_drawn.GIVEN if group in IN_ORDER else bars_drawn.BY_SIZE
    return bars_drawn.draw(bars_drawn.Bars(_name(plan), title, tuple(drawn), _lang(names), order=order, note=note))


def _without_zeros(codes: list[str], numbers: Numbers) -> list[str]:
    """Without those of which there is none, where these are more than a few; the table has them."""
    some = [code for code in codes if numbers.shown((code,)).value != 0]
    return some if len(codes) - len(some) > MOST_ZEROS and len(some) >= FEWEST_BARS else codes


def _no_zeros(every: int, names: Names) -> str:
    if _lang(names) == "fr":
        return (
            f"Ceux dont le nombre est 0 ne sont pas dessinés\N{NO-BREAK SPACE}; le tableau les donne tous les {every}."
        )
    return f"Those of 0 are not drawn; the table has all {every}."


def _largest(drawn: int, told: int, names: Names) -> str:
    if _lang(names) == "fr":
        return f"Les {drawn} plus grands nombres ; le tableau les donne tous les {told}.".replace(
            " ;", "\N{NO-BREAK SPACE};"
        )
    return f"The {drawn} largest; the table has all {told}."


def _heat(plan: Plan, numbers: Numbers, names: Names, title: str, alone: Numbers | None) -> Drawn | None:
    """The categories that came most often; each pair once, and on the diagonal each alone."""
    codes = paired(numbers, names, plan.most, alone)
    if len(codes) < FEWEST_BARS:
        return None
    labels = {code: names.of(numbers.by[0], code) for code in codes}
    pairs = {
        (labels[one], labels[other]): count_of(alone_shown(alone, one) if one == other else numbers.pair(one, other))
        for place, one in enumerate(codes)
        for other in codes[: place + 1]
    }
    tongue = _lang(names)
    heat = heat_drawn.Heat(_name(plan), title, tuple(labels.values()), pairs, tongue, WITH_BOTH[tongue])
    return heat_drawn.draw(heat)


def _multiples(plan: Plan, numbers: Numbers, meaning: Meaning, names: Names, title: str) -> Drawn | None:
    tables, codes = sorted(numbers.codes(0)), sorted(numbers.codes(1))
    if len(tables) < FEWEST_BARS or not codes:
        return None
    together = tuple(ratio_of(numbers.shown((ALL, code))) for code in codes)
    has_all = any(key[0] == ALL for key in numbers.cells)
    return multiples_drawn.draw(
        multiples_drawn.Multiples(
            _name(plan),
            title,
            _periods(codes, names),
            {
                names.of("table", each): tuple(ratio_of(numbers.shown((each, code))) for code in codes)
                for each in tables
            },
            _lang(names),
            together=together if has_all else (),
            together_name=TOGETHER[_lang(names)] if has_all else "",
        )
    )


def _network(plan: Plan, numbers: Numbers, meaning: Meaning, names: Names, title: str) -> Drawn | None:
    """The sectors as nodes. Where they stand is worked out with a library that is loaded now and not before."""
    from commontable.insight.pictures import network

    group = numbers.by[0]
    codes = sorted({code for place in (0, 1) for code in numbers.codes(place)})
    if len(codes) < FEWEST_BARS:
        return None
    agencies = tuple(network.Agency(names.of(group, code), names.heading(group)) for code in codes)
    links = {
        (names.of(group, one), names.of(group, other)): count_of(numbers.pair(one, other))
        for place, one in enumerate(codes)
        for other in codes[:place]
    }
    tongue = _lang(names)
    return network.draw(network.Network(_name(plan), title, agencies, links, tongue, meaning.title.read(tongue)))


def _areas(
    plan: Plan, numbers: Numbers, meaning: Meaning, names: Names, title: str, boundaries: Boundaries
) -> Drawn | None:
    """The areas that have a number, and those that lie among them."""
    told = {
        names.of("area", code): count_of(numbers.shown((code,))) for code in numbers.codes(0) if code not in NOWHERE
    }
    shapes = {shape for name in told if (shape := boundaries.named(name))}
    if len(shapes) < FEWEST_BARS:  # one shape alone says less than its row
        return None
    here = boundaries.around(shapes)
    return areas_drawn.draw(
        areas_drawn.Areas(_name(plan), title, here, told, _lang(names), meaning.title.read(_lang(names)))
    )


def _curve(plan: Plan, numbers: Numbers, meaning: Meaning, names: Names, title: str) -> Drawn | None:
    """The share still open at fixed days; none where it is not told how many there are."""
    whole = numbers.whole.value
    if not whole:
        return None
    at = {code: count_of(numbers.shown((code,))) for code in CODES}
    stretches = tuple(Stretch(day, at[f"ended_{day}"], at[f"open_{day}"]) for day in DAYS)
    later = (at[f"ended_{LATER}"], at[f"open_{LATER}"])
    left = LEFT[plan.indicator][_lang(names) == "fr"]
    return curve_drawn.draw(curve_drawn.Curve(_name(plan), title, round(whole), stretches, later, _lang(names), left))


DRAWINGS = {"curve": _curve, "trend": _trend, "bars": _bars, "multiples": _multiples, "network": _network}
