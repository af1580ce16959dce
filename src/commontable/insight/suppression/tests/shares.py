"""How is a share counted, so that who is in it, who is not, and all of them are protected together?"""

from collections.abc import Iterable
from dataclasses import dataclass

from commontable.insight.suppression.tables import MEASURE, Cell, CountTable, Dimension, Key, Relation, Sum


@dataclass(frozen=True, slots=True)
class Share:
    """Those in it, those not in it (never printed, and protected all the same), all of them; and that they add up."""

    numerator: CountTable
    complement: CountTable
    denominator: CountTable
    relation: Relation

    @property
    def tables(self) -> tuple[CountTable, CountTable, CountTable]:
        return (self.numerator, self.complement, self.denominator)


def share(
    name: str,
    dimensions: Iterable[Dimension],
    of: Iterable[Cell],
    among: Iterable[Cell],
    measures: tuple[str, str] | None = None,
) -> Share:
    """`of` the people `among` whom; `measures` names both where other tables count the same. A share is shown where both numbers are."""
    part, whole = measures or (f"{name}, those in it", f"{name}, all")
    dimensions = tuple(dimensions)
    numerator = CountTable.of(f"{name}: numerator", dimensions, of, part)
    denominator = CountTable.of(f"{name}: denominator", dimensions, among, whole)
    rest = f"{whole} but {part}"
    complement = CountTable(f"{name}: complement", dimensions, _less(denominator, numerator), rest, printed=False)
    return Share(numerator, complement, denominator, Relation(MEASURE, Sum(whole, (part, rest))))


def _less(denominator: CountTable, numerator: CountTable) -> dict[Key, Cell]:
    found = {key: Cell(key, cell.count - numerator.cells[key].count) for key, cell in denominator.cells.items()}
    if any(cell.count < 0 for cell in found.values()):
        raise ValueError(f"{numerator.name}: more than there are")
    return found
