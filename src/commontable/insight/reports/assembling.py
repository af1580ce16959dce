"""How does a report come out of its definition and its released numbers? Part by part, in one language."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from commontable.insight.pictures.boundaries import Boundaries

from .changing import change_of, change_table
from .definition import TREND, Definition, Part, Plan, span_of
from .document import (
    COUNT,
    Block,
    Cell,
    Dictionary,
    Entry,
    Figure,
    Label,
    Prose,
    Report,
    Section,
    Table,
    Tile,
    Tiles,
    Withheld,
)
from .drawing import picture_of
from .headline import sentence
from .meaning import Meaning
from .naming import Names
from .numbers import ALL, Numbers
from .periods import Period
from .saying import NOTHING, of_language, whole
from .tabling import is_folded, listed, table_of
from .words import word

SAID_IN_TITLE = frozenset({"persons_word", "category", "factor", "flag", "theme", "check"})
DICTIONARY = {"en": "Data dictionary", "fr": "Dictionnaire des données"}


@dataclass(frozen=True)
class Source:
    """What a report is made of: its numbers by the name of the figure, what they mean, and about the release."""

    definition: Definition
    place: str
    period: Period
    audience: str
    threshold: int | None
    taken_on: date
    version: str
    numbers: Mapping[str, Numbers]
    meanings: Mapping[str, Meaning]
    names: Names
    withheld: Withheld | None = None
    before: Mapping[str, Numbers] = field(default_factory=dict)
    """The same figures of the comparison period, a year earlier, as far as they were released."""
    link: Callable[[Plan], str] | None = None
    """Where the live rows behind a figure are, for those who may see them."""
    mend: str = ""
    """Where the situations stand in which a check found something, for those who run the table."""
    is_demo: bool = False
    fingerprint: str = ""
    place_code: str = ""
    boundaries: Boundaries | None = None
    """What maps are drawn from."""
    map_at: str = ""
    """Where this reader can bring boundaries; only where there are none and they may."""


def assemble(source: Source) -> Report:
    """The report in the language of its names. A figure that was not released is not there."""
    language, definition = source.names.language, source.definition
    sections = [_section(part, source) for part in definition.parts]
    return Report(
        code=definition.code,
        language=of_language(language),
        title=definition.title.read(language),
        place=source.place,
        period=source.period.said(language),
        audience=source.audience,
        threshold=source.threshold,
        taken_on=source.taken_on,
        definitions=source.version,
        headline=_headline(source),
        sections=(*(each for each in sections if each.blocks), _dictionary(source)),
        withheld=source.withheld,
        is_demo=source.is_demo,
        one_page=definition.one_page,
        hash=source.fingerprint,
        file_stem=file_stem(source),
    )


def file_stem(source: Source) -> str:
    """What its files are called: codes and the period, no name."""
    return "-".join(filter(None, (source.definition.code, source.place_code.lower(), source.period.name.lower())))


def _headline(source: Source) -> str:
    plan = next((each for each in source.definition.plans if _is_headline(each, source)), None)
    if plan is None:
        return source.definition.about.read(source.names.language)
    return sentence(source.numbers[plan.name], source.meanings[plan.indicator], source.names.language)


def _is_headline(plan: Plan, source: Source) -> bool:
    wanted = plan.indicator == source.definition.headline and plan.by == ("quarter",) and plan.span == TREND
    return wanted and plan.name in source.numbers and source.numbers[plan.name].by == plan.by


def _section(part: Part, source: Source) -> Section:
    language = source.names.language
    known = [plan for plan in part.plans if plan.name in source.numbers]
    known = [plan for plan in known if plan.drawn != "change" or plan.compared in source.numbers]
    tiles = tuple(_tile(plan, source) for plan in known if plan.drawn == "tile")
    blocks: list[Block] = [Tiles(tiles)] if tiles else []
    if part.text and known:
        blocks.insert(0, Prose(part.text.read(language)))
    blocks += _once([plan for plan in known if plan.drawn != "tile"], source)
    return Section(part.key, part.title.read(language), tuple(blocks))


def _once(plans: Sequence[Plan], source: Source) -> Iterable[Figure]:
    """Each figure; one that is cut more coarsely, and so as another of the part is, stands there with why."""
    found: dict[tuple[str, ...], Figure] = {}
    for plan in plans:
        released, why = _as_released(plan, source), source.numbers[plan.name].widened
        place = (released.indicator, *released.by, plan.span)
        if why and place in found:
            found[place] = replace(found[place], notes=(*found[place].notes, why))
        else:
            found[place if place not in found else (plan.key,)] = _figure(plan, source)
    return found.values()


def _as_released(plan: Plan, source: Source) -> Plan:
    """The plan, cut as its numbers are: some are cut more coarsely. Then only bars are drawn."""
    numbers = source.numbers[plan.name]
    if (numbers.indicator or plan.indicator, numbers.by) == (plan.indicator, plan.by):
        return plan
    drawn = plan.drawn if plan.drawn == "bars" and len(numbers.by) == 1 else ""
    return replace(plan, indicator=numbers.indicator or plan.indicator, by=numbers.by, drawn=drawn)


def _tile(plan: Plan, source: Source) -> Tile:
    language, meaning, numbers = source.names.language, source.meanings[plan.indicator], source.numbers[plan.name]
    before = source.before.get(plan.name)
    return Tile(
        key=plan.key,
        title=(plan.title or meaning.title).read(language),
        number=numbers.shown((), meaning.time_unit),
        definition=meaning.meaning.read(language),
        before=before.shown((), meaning.time_unit) if before else None,
        before_label=word("before", language),
        span=_span(plan, source),
        href=source.link(plan) if source.link and numbers.shown(()).reason != NOTHING else "",
    )


def _span(plan: Plan, source: Source) -> str:
    """The days a figure counts, where they are not the report's own."""
    counted = span_of(plan, source.period)
    return "" if counted == source.period else _capital(counted.said(source.names.language))


def _days(plan: Plan, source: Source) -> str:
    return _span(plan, source) or _capital(source.period.said(source.names.language))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _figure(planned: Plan, source: Source) -> Figure:
    plan, numbers = _as_released(planned, source), source.numbers[planned.name]
    language, meaning = source.names.language, source.meanings[plan.indicator]
    title = title_of(plan, meaning, source.names)
    notes = [*(each.read(language) for each in meaning.caveats), *([plan.note.read(language)] if plan.note else [])]
    notes += [numbers.widened] if numbers.widened else []
    alone = (
        source.numbers.get(f"{numbers.by[0]}_prevalence.{numbers.by[0]}.{plan.span}") if numbers.is_of_pairs else None
    )
    if plan.drawn == "change":
        return _changed(plan, source, title, tuple(notes))
    table = _leading(table_of(numbers, meaning, source.names, plan.most, alone), source.mend)
    return Figure(
        key=planned.key,
        title=title,
        definition=meaning.meaning.read(language),
        denominator=_denominator(meaning, numbers, language),
        table=table,
        picture=picture_of(plan, numbers, meaning, source.names, title, alone, source.boundaries),
        span=" · ".join(filter(None, (_days(plan, source), _in_all(numbers, meaning, language)))),
        notes=tuple(notes),
        href=source.link(plan) if source.link else "",
        map_at=source.map_at if plan.drawn == "areas" else "",
        data=listed(numbers, meaning, source.names) if _is_cut_short(numbers, source.names) else None,
    )


def _changed(plan: Plan, source: Source, title: str, notes: tuple[str, ...]) -> Figure:
    """How each pair changed from the year before, of what was released of both."""
    language, meaning = source.names.language, source.meanings[plan.indicator]
    then, now = source.numbers[plan.name], source.numbers[plan.compared]
    times = tuple(days.said(language) for days in (span_of(plan, source.period), source.period.rolling_year()))
    data = change_table(then, now, source.names, times)
    drawn = data if not plan.most else Table(data.columns, data.rows[: plan.most])
    return Figure(
        key=plan.key,
        title=title,
        definition=meaning.meaning.read(language),
        denominator=meaning.denominator.read(language) if meaning.denominator else "",
        table=drawn,
        picture=change_of(plan, drawn, source.names, title, times),
        span=" · ".join(map(_capital, times)),
        notes=notes,
        data=data,
    )


def _is_cut_short(numbers: Numbers, names: Names) -> bool:
    """Whether the table of a page leaves rows out, so that files have another."""
    return numbers.is_of_pairs or is_folded(numbers, names)


def _leading(table: Table, mend: str) -> Table:
    """What was found leads to where it was found."""
    if not mend or table.columns[0].key != "check":
        return table
    return replace(table, rows=tuple((_led(row[0], mend), *row[1:]) for row in table.rows))


def _led(head: Cell, mend: str) -> Cell:
    if isinstance(head, Label) and head.code != ALL:
        return replace(head, href=f"{mend}?check={head.code}#h-chosen")
    return head


def title_of(plan: Plan, meaning: Meaning, names: Names) -> str:
    if plan.title:
        return plan.title.read(names.language)
    title = meaning.title.read(names.language)
    cut = [_small(names.heading(group)) for group in plan.by if not _goes_without_saying(group, plan)]
    by, joiner = (", par ", " et ") if of_language(names.language) == "fr" else (", by ", " and ")
    return title + (by + joiner.join(cut) if cut else "")


def _goes_without_saying(group: str, plan: Plan) -> bool:
    """Whether the title of the figure says already what it is cut by."""
    is_pair = group in SAID_IN_TITLE or group.startswith(("other_", "with_"))
    return is_pair or f"with_{group}" in plan.by or (group == "quarter" and plan.span == TREND)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _denominator(meaning: Meaning, numbers: Numbers, language: str) -> str:
    """Out of what, and how many those were where that is one number."""
    said = meaning.denominator.read(language) if meaning.denominator else ""
    total = numbers.whole.whole if numbers.kind in ("share", "ratio") else None
    return said if total is None or not (said and numbers.by) else f"{said} ({_told_in_all(total, language)})"


def _in_all(numbers: Numbers, meaning: Meaning, language: str) -> str:
    """Of a count that is cut, how many there are."""
    counted = numbers.whole.value if meaning.kind == "count" and numbers.whole.unit == COUNT and numbers.by else None
    return "" if counted is None else _told_in_all(counted, language)


def _told_in_all(number: float, language: str) -> str:
    return f"{whole(number, language)} {'en tout' if of_language(language) == 'fr' else 'in all'}"


def _dictionary(source: Source) -> Section:
    """Each indicator of the report once, with what is divided by what, and its version."""
    language = source.names.language
    codes = dict.fromkeys((*source.definition.indicators, *source.meanings))
    known = [source.meanings[code] for code in codes if code in source.meanings]
    entries = (Entry(each.title.read(language), each.meaning.read(language), each.details(language)) for each in known)
    return Section("dictionary", DICTIONARY[of_language(language)], (Dictionary(tuple(entries)),))
