"""Which numbers are the same number under two names, and which add up? Pure: what every reader of reports knows."""

from collections.abc import Iterable

from commontable.insight.suppression.tables import ALL, MEASURE, CountTable, Published, Relation, Sum

from .figures import Span

YES, NO, OF, SUM = "yes", "no", "of", "sum"
"""Who is in a share, who is not, of how many; and the things counted for each of those many."""

ALL_OBSERVED = ("age_of_open", "days_to_meeting", "wait_days")
"""Times of those alone whose time is known: as many are observed as are followed, and that nobody is left tells of no one."""
NO_REST = frozenset({*ALL_OBSERVED, "days_to_close"})
"""Times that have no rest to protect. How many are still open is what other figures print as accepted and as closed: under
their names it is withheld where it is withheld there, and nowhere else."""

SAME = {
    ("course_to_close", ""): "accepted_situations",
    ("course_to_attempt", ""): "accepted_situations",
    ("aer_share", YES): "accepted_situations",
    ("aer_share", NO): "rejected_situations",
    ("aer_share", OF): "decided",
    ("connected_share", OF): "closed",
    ("lowered_of_closed", YES): "lowered",
    ("lowered_of_closed", OF): "closed",
    ("lowered_of_accepted", YES): "lowered",
    ("lowered_of_accepted", OF): "accepted_situations",
    ("emergency_contacts_before", OF): "emergency_told",
    ("emergency_contacts_after", OF): "emergency_told",
    ("language_needed", OF): "accepted_situations",
    ("consent_asked", OF): "people_appearing",
    ("consent_asked", YES): "people_asked",
    ("consent_given", OF): "people_asked",
    ("attempt_in_time", OF): "due",
    ("contact_in_time", OF): "due",
    ("days_to_close", YES): "closed",
    ("days_to_close", OF): "accepted_situations",
    **{(each, YES): f"{each}.{OF}" for each in ALL_OBSERVED},
}
"""Parts of shares that another figure counts as well: who knows the one knows the other."""

_ACCEPTED, _DECIDED, _CLOSED = ("accepted_situations", ""), ("aer_share", OF), ("connected_share", OF)
_PEOPLE = ("people_appearing", "")
PIECES_OF = {
    "rejected_by_reason": ("rejected_situations", ""),
    "kinds": _DECIDED,
    "category_of_decided": _DECIDED,
    "conclusions": _CLOSED,
    "persons_word": _CLOSED,
    "category_prevalence": _ACCEPTED,
    "factor_prevalence": _ACCEPTED,
    "flag_prevalence": _ACCEPTED,
    "protective_prevalence": _ACCEPTED,
    "cooccurrence": _ACCEPTED,
    "sectors_together": _ACCEPTED,
    "category_among_people": _PEOPLE,
    "factor_among_people": _PEOPLE,
}
"""Shares that are pieces of a whole: the figure, and its part, that counts the whole. Without pieces they say nothing."""
APART = frozenset({"rejection_reason", "kind", "conclusion_group", "persons_word"})
"""Cuts of which each has one piece only: they add up. Of the others one may have several, and of some none."""

LEFT_OVER = (Sum("presented", ("decided", "presented.undecided")),)
"""What was presented and not decided is known to whoever knows the two others."""
OF_ALL_TABLES = "tables"
"""All tables together, as each counts; a situation of two of them counts twice, unlike in a figure of the city."""


def is_counted(needs: Iterable[str], code: str) -> bool:
    """Whether a release can hold this indicator: it is no piece, or a piece of a whole that is known."""
    return not tuple(needs) or code in PIECES_OF


def measure(indicator: str, part: str = "") -> str:
    """The name by which a number is known wherever it is printed."""
    return SAME.get((indicator, part), f"{indicator}.{part}" if part else indicator)


def relations(
    tables: Iterable[CountTable | Published], shares: Iterable[str], every_table: Iterable[str] = ()
) -> list[Relation]:
    """What adds up between figures: who is in a share and who is not; the quarters of longer times; tables."""
    tables = list(tables)
    whole = [Sum(measure(each, OF), (measure(each, YES), measure(each, NO))) for each in sorted(set(shares))]
    spans = {code for each in tables for code in _codes(each, "quarter") if ".." in code}
    quarters = [Relation("quarter", Sum(code, Span.read(code).codes)) for code in sorted(spans)]
    groups = {code for each in tables for code in _codes(each, "table") if "+" in code}
    some = [Relation("table", Sum(code, tuple(code.split("+")))) for code in sorted(groups)]
    every = tuple(every_table)
    city = [Relation("table", Sum(whole, every)) for whole in (OF_ALL_TABLES, ALL)]
    measures = [Relation(MEASURE, each) for each in dict.fromkeys((*whole, *LEFT_OVER))]
    return [*measures, *quarters, *some, *(city if len(every) > 1 else [])]


def is_of_city(adding: Relation) -> bool:
    """That tables add up to their city: so where no situation is at two of them."""
    return adding.dimension == "table" and adding.sum.whole == ALL


def of_use(known: Iterable[Published], asked: Iterable[str], adding: Iterable[Relation]) -> tuple[Published, ...]:
    """Those of what is known that can tell of these measures: the same, and whatever adds up with them, step by step."""
    together = [{each.sum.whole, *each.sum.parts} for each in adding if each.dimension == MEASURE]
    found, before = set(asked), set[str]()
    while found != before:
        before = set(found)
        found = found.union(*(some for some in together if some & found))
    return tuple(each for each in known if each.measure in found)


def shares_among(tables: Iterable[CountTable | Published]) -> set[str]:
    """The indicators whose "no" is among these tables: the name of a table ends with its part."""
    return {each.name.split("#")[-1] for each in tables if each.name.split("/")[-1].startswith(f"{NO}#")}


def _codes(table: CountTable | Published, name: str) -> Iterable[str]:
    return (code for dimension in table.dimensions if dimension.name == name for code in dimension.codes)
