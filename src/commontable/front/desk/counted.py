"""Of the situations behind a figure, which were counted in the chosen pieces of it, and which were looked at and not?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.insight.release.asking import code_of
from commontable.insight.snapshot.tracing import Found, Question, Traced

type Pieces = Mapping[str, str]
"""By group the code of the piece that is chosen; "" where any is."""
type Parts = Counter[UUID]


@dataclass(frozen=True)
class Counted:
    """Of each situation its part in what is counted, and in what that is counted of."""

    kind: str
    some: Parts
    of: Parts
    adds_up: bool
    """Whether the pieces are parts of one number. Of a whole, one situation may be in several pieces, which are not."""

    @property
    def inside(self) -> list[UUID]:
        """Those that were counted; of an average, those it is taken over."""
        return [each for each, many in (self.of if self.kind == "ratio" else self.some).items() if many]

    @property
    def others(self) -> list[UUID]:
        """Those that were looked at, and not counted or not with all they have."""
        if self.kind not in ("share", "time"):
            return []
        return [each for each, of in self.of.items() if of and self.some[each] < (of if self.adds_up else 1)]

    @property
    def parts(self) -> dict[UUID, str]:
        """How much of what is counted is in each, in words; nothing where each counts as one."""
        if not self.adds_up or not (self.kind == "ratio" or any(many > 1 for many in self.of.values())):
            return {}
        if self.kind in ("count", "ratio"):
            return {each: str(self.some[each]) for each in self.of}
        return {each: _("%(some)d of %(of)d") % {"some": self.some[each], "of": of} for each, of in self.of.items()}


NOBODY = Counted("count", Counter(), Counter(), False)


def counted(question: Question, traced: Traced, chosen: Pieces) -> Counted:
    """In the chosen pieces."""
    some, of = _sums(traced.found, question.by, chosen)
    if question.whole:
        of = _sums(traced.whole, question.outer, chosen)[1]
    needed = all(chosen.get(group) for group in question.indicator.needs)
    return Counted(question.indicator.kind, some, of, question.whole is None or needed)


def options(question: Question, traced: Traced) -> dict[str, list[str]]:
    """For each group the pieces there are."""
    found: dict[str, dict[str, None]] = {group: {} for group in question.by}
    for by, some in ((question.by, traced.found), (question.outer, traced.whole)):
        for each in some:
            for group, piece in zip(by, each.pieces, strict=True):
                found[group][code_of(piece)] = None
    return {group: list(codes) for group, codes in found.items()}


def _sums(found: Iterable[Found], by: Sequence[str], chosen: Pieces) -> tuple[Parts, Parts]:
    some, of = Counter[UUID](), Counter[UUID]()
    wanted = [chosen.get(group, "") for group in by]
    for each in found:
        if all(code in ("", code_of(piece)) for code, piece in zip(wanted, each.pieces, strict=True)):
            some[each.situation] += each.counted
            of[each.situation] += each.of
    return some, of
