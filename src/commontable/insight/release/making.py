"""How does a release come out of a snapshot? Counted, suppressed, attacked by the verifier, laid out. Pure."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from commontable.insight.suppression.tables import CountTable, Published, Relation

from .asking import codes_among
from .choosing import WITHHELD, Choice, Line, chosen, laid_out, people_shown, shown_of
from .counting import Counted, counted
from .earlier import agreed, codes_known, worked_out
from .figures import SHADOW, Figure
from .lasting import PROTECTING, QUEUED, Limit, Still, unheard
from .measuring import is_of_city, of_use, relations, shares_among
from .rungs import tied, ties

if TYPE_CHECKING:
    from commontable.insight.mart import Star
    from commontable.insight.suppression.results import Protected, Rules

Told = Callable[[], None]


class NotPublishable(Exception):
    """The release is not safe, or that it is was not proved in time. `places` say where, without any number."""

    def __init__(self, code: str, places: list[dict[str, Any]] | None = None) -> None:
        super().__init__(code)
        self.code, self.places = code, places or []


@dataclass(frozen=True)
class Made:
    """All that is kept of a release. Nothing in it holds what is withheld."""

    tables: list[dict[str, Any]]
    lines: list[Line]
    definitions: list[dict[str, Any]]
    figures: list[dict[str, Any]]
    method: str
    certificate: dict[str, Any]
    withheld: dict[str, dict[str, int]] = field(default_factory=dict)
    """How many numbers of each figure for which reason: for its makers alone."""

    @property
    def cells_shown(self) -> int:
        return sum(line.reason != WITHHELD for line in self.lines)

    @property
    def people_shown(self) -> int | None:
        return people_shown(self.tables)


@dataclass(frozen=True)
class Before:
    """What the readers of an audience know already, and from which count on they are shown one."""

    audience: str
    threshold: int
    known: Sequence[Published] = ()


def steps_of(figures: Sequence[Figure]) -> int:
    """Each figure is counted; then protected, attacked, laid out."""
    return len(figures) + 3


def make(
    star: Star,
    figures: Sequence[Figure],
    table: str,
    before: Sequence[Before],
    told: Told,
    still: Still = unheard,
    seconds: float = QUEUED,
) -> Made:
    """The release of these figures. The first of `before` is its own audience, the others know more and must be safe too.

    `told` is called after each step, `still` now and then within the long ones. Protector and verifier share the seconds
    of the processor. Raises NotPublishable.
    """
    from commontable.insight.suppression.results import Rules

    ours = before[0]
    choices: list[Choice] = []
    settled: dict[tuple[str, ...], Star] = {}
    for figure in figures:
        choices.append(chosen(star, figure, table, settled, ours.threshold))
        told()
    raws = [raw for choice in choices for raw in choice.raws]
    codes = codes_among(star, raws, codes_known(each for one in before for each in one.known))
    all_of_it = counted(raws, codes, ours.threshold)
    as_told, things = apart(all_of_it, choices)
    whole = replace(as_told, tables=tied(as_told.tables))
    agreeing = [replace(one, known=tied(agreed(as_told.tables, one.known))) for one in before]
    known, adding = _weighed(whole, agreeing, codes, star)
    limit = Limit(seconds, still)
    protected = suppressed(whole, Rules(ours.threshold), known[0].known, adding, limit)
    told()
    certificate = attacked(protected, whole, known, adding, limit)
    told()
    published = _untied(protected.published, as_told.tables)
    made = Made(
        tables=_plain(published),
        lines=list(laid_out(all_of_it.laid, [*published, *things])),
        definitions=_definitions(choice.figure for choice in choices),
        figures=[_kept(choice, whole, published) for choice in choices],
        method=protected.method,
        certificate=certificate,
        withheld=_counted_reasons(protected.hidden),
    )
    told()
    return made


def apart(all_of_it: Counted, choices: Sequence[Choice]) -> tuple[Counted, list[Published]]:
    """What counts somebody, and what counts things: those are shown as they are, and were counted with nobody in the snapshot."""
    names = {choice.figure.name for choice in choices if choice.raws[0].indicator.of_things}
    of_things = [each for each in all_of_it.tables if each.name.split("/")[0] in names]
    others = [each for each in all_of_it.tables if each not in of_things]
    return replace(all_of_it, tables=others), [_open(each) for each in of_things]


def _open(each: CountTable) -> Published:
    values = {key: cell.count for key, cell in each.cells.items()}
    return Published(each.name, each.dimensions, values, each.measure, each.printed)


def _weighed(
    whole: Counted, before: Sequence[Before], codes: Mapping[str, Sequence[str]], star: Star
) -> tuple[list[Before], list[Relation]]:
    """Of what each audience knows that which can tell of these tables, with what it adds up to; and all that adds up."""
    spoken_of: list[CountTable | Published] = [*whole.tables, *(each for one in before for each in one.known)]
    adding = relations(spoken_of, shares_among(spoken_of), codes["table"]) + ties(spoken_of, codes, star)
    asked = {each.measure for each in whole.tables}
    known = [replace(one, known=of_use(one.known, asked, adding)) for one in before]
    return [replace(one, known=(*one.known, *worked_out(one.known, adding, whole.tables))) for one in known], adding


def _untied(published: Iterable[Published], tables: Iterable[CountTable]) -> list[Published]:
    """Each with its own dimensions again."""
    own = {each.name: each.dimensions for each in tables}
    return [replace(each, dimensions=own[each.name]) for each in published]


def _kept(choice: Choice, whole: Counted, published: Sequence[Published]) -> dict[str, Any]:
    """A figure as it is frozen: how it is cut; where it could be cut more coarsely, which rungs were tried and how much is shown."""
    figure = choice.figure
    said = figure.plain() | {"kind": choice.raws[0].indicator.kind}
    if not choice.rungs:
        return said
    own = [each for each in published if each.name.startswith(f"{figure.name}/")]
    shown = shown_of(choice.raws[0], (each for each in whole.laid if each.figure == figure.name), own)
    return said | {"rungs": list(choice.rungs), "shown": shown.plain()}


def suppressed(
    whole: Counted,
    rules: Rules,
    known: Sequence[Published],
    adding: Sequence[Relation],
    limit: Limit,
) -> Protected:
    """The tables with what must not be known taken out. Raises NotPublishable."""
    from commontable.insight.suppression.protector import protect
    from commontable.insight.suppression.results import NotSafe, Protected, TimedOut

    if not whole.tables:  # things alone were asked for
        return Protected((), {}, 1.0, 1.0, "exact", 0.0, 0.0)
    try:
        return protect(whole.tables, rules, known, adding, PROTECTING * limit.left, limit.clock)
    except NotSafe as found:
        if fewer := _fewer(adding, found.conflicts):
            return suppressed(whole, rules, known, fewer, limit)
        raise NotPublishable("not_safe", _places(found.conflicts)) from None
    except TimedOut:
        raise NotPublishable("timed_out") from None
    except ValueError:
        raise NotPublishable("counted_twice") from None


def attacked(
    protected: Protected,
    whole: Counted,
    before: Sequence[Before],
    adding: Sequence[Relation],
    limit: Limit,
) -> dict[str, Any]:
    """The verifier's certificate, for its readers and for those who know more. Raises NotPublishable."""
    tried = [_certified(protected, whole, one, adding, limit) for one in before if one is before[0] or one.known]
    return {**tried[0], "also_tried_for": [one.audience for one in before[1:] if one.known]}


def _certified(
    protected: Protected, whole: Counted, one: Before, adding: Sequence[Relation], limit: Limit
) -> dict[str, Any]:
    from commontable.insight.suppression.results import NotSafe, Rules, TimedOut
    from commontable.insight.suppression.verifier.verify import verify

    try:
        rules = Rules(one.threshold)
        found = verify(protected.published, adding, rules, limit.left, one.known, whole.tables, limit.clock)
    except NotSafe as unsafe:
        if fewer := _fewer(adding, unsafe.conflicts):
            return _certified(protected, whole, one, fewer, limit)
        raise NotPublishable("not_safe", _places(unsafe.conflicts)) from None
    except TimedOut:
        raise NotPublishable("timed_out") from None
    return for_readers(asdict(found)) | {"relations": len(adding)}


def for_readers(found: Mapping[str, Any]) -> dict[str, Any]:
    """What of a certificate hangs on shown numbers and sums alone: how far each attack went, and how long it took, tells how far it had to."""
    kept = {each: found[each] for each in ("hidden", "solver", "tables", "threshold")}
    return kept | {"least_upper": min(found["least_upper"], found["threshold"])}


def _fewer(adding: Sequence[Relation], conflicts: Iterable[Any]) -> list[Relation]:
    """Without that tables add up to their city, where no counts at all could be so: some situation is at two of them."""
    left = [each for each in adding if not is_of_city(each)]
    return left if len(left) < len(adding) and any(not each.at for each in conflicts) else []


def canonical(scope: Mapping[str, Any], made: Made) -> bytes:
    """The bytes of which the release's fingerprint is taken: whoever has the release can take it again."""
    lines = [[each.figure, list(each.key), each.part, each.number, each.reason] for each in made.lines]
    whole = {
        "scope": scope,
        "figures": made.figures,
        "definitions": made.definitions,
        "method": made.method,
        "lines": lines,
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def fingerprint(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def mark(certificate: Mapping[str, Any]) -> str:
    """The hash of a certificate that goes into the ledger: SHA-224, for an entry takes codes of sixty signs."""
    raw = json.dumps(certificate, sort_keys=True, separators=(",", ":")).encode()
    return hashlib.sha224(raw).hexdigest()


def _plain(published: Iterable[Published]) -> list[dict[str, Any]]:
    from commontable.insight.suppression.plain import plain

    return [plain(each) for each in published if SHADOW not in each.name]


def _places(conflicts: Iterable[Any]) -> list[dict[str, Any]]:
    """Where it could be worked out and by which sums: codes alone."""
    return [
        {"at": sorted([name, code] for name, code in each.at), "why": each.why, "sums": list(each.relations)[:4]}
        for each in conflicts
    ][:20]


def _definitions(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    from commontable.insight.indicators import frozen, indicator

    found = [indicator(code) for code in dict.fromkeys(figure.indicator for figure in figures)]
    return [{"code": d.code, "version": d.version, "hash": d.hash, "text": d.parts()} for d in map(frozen, found)]


def _counted_reasons(hidden: Mapping[tuple[str, Any], Any]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {}
    for (name, _), reason in ((at, why) for at, why in hidden.items() if SHADOW not in at[0]):
        found.setdefault(name.split("/")[0], Counter())[str(reason)] += 1
    return {figure: dict(counts) for figure, counts in found.items()}
