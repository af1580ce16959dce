"""How does a share or a rate move over time, and when is that more than chance?"""

from . import words
from .periods import Period
from .picture import Picture
from .steps import Step, Trend, told
from .tables import Entry, Percent, Table, Withheld, of_ratio
from .trend_drawn import drawn

__all__ = ["Step", "Trend", "draw", "table"]


def draw(trend: Trend) -> Picture:
    description = described(trend)
    return Picture(
        name=trend.name,
        title=trend.title,
        note=" ".join(filter(None, [trend.note, _how_to_read(trend)])),
        description=description,
        svg=drawn(trend, description, wide=True),
        narrow=drawn(trend, description, wide=False),
        table=table(trend),
        lang=trend.lang,
    )


def _how_to_read(trend: Trend) -> str:
    lang, steps = trend.lang, trend.steps
    periods = words.say("all periods", lang, count=sum(each is not None for each in trend.bounds))
    if trend.compared:
        first, last = steps[0].period.said, steps[min(trend.compared, len(steps)) - 1].period.said
        periods = words.say("compared", lang, first=first, last=last)
    how = words.say("limits", lang, chart=words.say(f"chart {trend.chart}", lang), periods=periods)
    return f"{how} {words.say('thin', lang, name=trend.beside[0])}" if trend.beside[0] else how


def described(trend: Trend) -> str:
    """What the picture shows, in sentences."""
    lang, steps = trend.lang, trend.steps
    whole = words.say("from to", lang, count=len(steps), first=steps[0].period.said, last=steps[-1].period.said)
    outside = [
        f"{steps[place].period.said}, {told(trend, place)}, {words.say(trend.side(place), lang)}"
        for place in range(len(steps))
        if trend.side(place)
    ]
    hidden = [step.period.said for step in steps if step.ratio.withheld]
    return " ".join(
        [
            f"{trend.title}. {words.say(f'chart {trend.chart}', lang)}. {whole}",
            *_latest(trend),
            words.say("centre said", lang, value=trend.said(trend.centre)),
            words.say("outside", lang, names="; ".join(outside)) if outside else words.say("none outside", lang),
            *([words.say("withheld said", lang, names="; ".join(hidden))] if hidden else []),
        ]
    )


def _latest(trend: Trend) -> list[str]:
    last, lang = len(trend.steps) - 1, trend.lang
    period = trend.steps[last].period
    if trend.steps[last].ratio.withheld:
        return [words.say("latest withheld", lang, period=period.said)]
    before = [place for place, step in enumerate(trend.steps) if _a_year_apart(step.period, period)]
    said = [words.say("latest", lang, period=period.said, value=told(trend, last))]
    return said + [words.say("year before", lang, value=told(trend, place)) for place in before]


def _a_year_apart(earlier: Period, later: Period) -> bool:
    if not (earlier.year.isdecimal() and later.year.isdecimal()):
        return False
    same = earlier.short == later.short or earlier.short == earlier.year
    return same and int(later.year) - int(earlier.year) == 1


def table(trend: Trend) -> Table:
    lang, kind = trend.lang, Percent if trend.is_share else float
    header = [
        words.say("period", lang),
        trend.counted[0] or words.say("counted", lang),
        trend.counted[1] or words.say("counted of", lang),
    ]
    header += [
        words.say(word, lang) for word in ("share" if trend.is_share else "rate", "lower", "centre", "upper", "reading")
    ]
    return Table(tuple(header), tuple(_row(trend, place, kind) for place in range(len(trend.steps))), lang)


def _row(trend: Trend, place: int, kind: type) -> tuple[Entry, ...]:
    step, drawn = trend.steps[place], trend.bounds[place]
    numbers = of_ratio(step.ratio, kind)
    if drawn is None:
        nothing = Withheld() if step.ratio.withheld else None
        return (
            step.period.whole,
            *numbers,
            nothing,
            nothing,
            nothing,
            words.say("withheld" if nothing else "none", trend.lang),
        )
    reading = words.say(trend.side(place) or "inside", trend.lang)
    return step.period.whole, *numbers, kind(drawn.lower), kind(drawn.centre), kind(drawn.upper), reading
