"""How often did somebody come back? Counted from tokens for a study of a table's figures; no page shows it of anybody.

Whoever learned it of one situation would learn that its person is known. So this is for the system, which makes figures.
"""

from collections import Counter
from uuid import UUID

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.response.situations.models import Situation

from .matching import alike


def returns_of(table: UUID) -> dict[UUID, int]:
    """For each situation of this table in which somebody was brought before: how many earlier situations of the city had one
    of its people. One city's situation counts once, whatever numbers it had.
    """
    with acting_as(system([table])):
        pairs = alike(table)
    known = _known({table} | {other_table for _one, _other, other_table in pairs}, pairs)
    earlier: dict[UUID, set[UUID]] = {}
    for one, other, _table in pairs:
        (city, brought_at), (other_city, other_brought_at) = known[one], known[other]
        if city != other_city and other_brought_at < brought_at:
            earlier.setdefault(one, set()).add(other_city)
    return {situation: len(cities) for situation, cities in earlier.items()}


def times_back(table: UUID) -> Counter[int]:
    """How many of its situations were somebody's second, third, … : the figure of a report."""
    return Counter(returns_of(table).values())


def _known(tables: set[UUID], pairs: list) -> dict[UUID, tuple]:
    """City and day of each; each table is asked for its own."""
    wanted = {each for one, other, _table in pairs for each in (one, other)}
    found: dict[UUID, tuple] = {}
    for table in sorted(tables):
        with acting_as(system([table])):
            rows = Situation.objects.filter(pk__in=wanted).values_list("pk", "city", "brought_at")
            found |= {pk: (city, at) for pk, city, at in rows}
    return found
