"""Do the texts of a draft tell who it is about? Read beside the identity of everyone in it, which is shown to nobody."""

from dataclasses import dataclass

from django.conf import settings

from commontable.groundwork.keys.sealing import unseal
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.models import Area, SituationTable, Team
from commontable.response.situations.models import Draft

from .identifier_check import Kind, Own, Weight, check
from .identifier_check.tokens import fold
from .identifier_check.trained import trained_in
from .models import SealedWords
from .texts import Texts
from .who_they_are import everybody, own_of_all
from .words_cell import cell_of


@dataclass(frozen=True)
class Found:
    """What stands where in which text, whether the writer acknowledged it, and which of the draft's people it tells of."""

    field: str
    start: int
    end: int
    kind: Kind
    weight: Weight
    text: str
    is_acknowledged: bool = False
    letters: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """What is kept of an acknowledgement, so that it holds wherever the same words stand."""
        return mark_of(self.kind, self.text)

    @property
    def is_settled(self) -> bool:
        return self.weight is Weight.WARNS and self.is_acknowledged


@dataclass(frozen=True)
class Looked:
    """A draft, its texts, and everything in them that tells too much."""

    draft: Draft
    texts: Texts
    found: tuple[Found, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether nothing is left to change, and each warning was weighed by the writer."""
        return all(each.is_settled for each in self.found)

    @property
    def acknowledged(self) -> dict[str, int]:
        """How many warnings of each kind the writer let stand: what the ledger may know of it."""
        settled = [each.kind for each in self.found if each.is_settled]
        return {"names": settled.count(Kind.NAME), "outside": settled.count(Kind.OUTSIDE)}


def look_through(draft: Draft) -> Looked:
    """Check what is sealed of the draft's texts. Raises KeyNotHeld when the keys of the team are not lent."""
    return look_at_texts(draft, texts_of(draft))


def texts_of(draft: Draft) -> Texts:
    """The texts as last kept; empty ones where nothing is. Raises KeyNotHeld."""
    row = SealedWords.objects.filter(draft_id=draft.pk).first()
    return Texts.from_bytes(unseal(row.data_key, cell_of(row), bytes(row.sealed))) if row else Texts()


def look_at_texts(draft: Draft, texts: Texts) -> Looked:
    """Check these texts against everyone in the draft. Raises KeyNotHeld."""
    if texts.is_empty:
        return Looked(draft, texts)
    people = everybody(draft)
    everyone, known = own_of_all(people), known_here()
    by_letter = [(each.letter, own_of_all([each])) for each in people]
    return Looked(
        draft,
        texts,
        tuple(
            each
            for field, text in texts.by_field.items()
            for each in _found_in(field, text, everyone, known, by_letter, texts.acknowledged)
        ),
    )


def known_here() -> list[str]:
    """Names that identify nobody here: agencies, teams, tables, areas."""
    agencies = (
        Agency.objects.order_by()
        .values_list("name")
        .union(
            Agency.objects.order_by().values_list("short_name"),
            Team.objects.order_by().values_list("name"),
            SituationTable.objects.order_by().values_list("name"),
            Area.objects.order_by().values_list("name"),
        )
    )
    return [name for (name,) in agencies if name]


def _further():
    """The reader of names that this installation adds to the rules; most have none."""
    return trained_in(settings.LOCAL_NAMES).find if settings.LOCAL_NAMES else None


def mark_of(kind: str, text: str) -> str:
    return f"{kind}:{fold(text)}"


def _found_in(field, text, everyone, known, by_letter, acknowledged) -> list[Found]:
    return [
        Found(
            field,
            each.start,
            each.end,
            each.kind,
            each.weight,
            text[each.start : each.end],
            mark_of(each.kind, text[each.start : each.end]) in acknowledged,
            _letters(text[each.start : each.end], by_letter) if each.kind is Kind.OWN else (),
        )
        for each in check(text, everyone, known, _further())
    ]


def _letters(words: str, by_letter: list[tuple[str, Own]]) -> tuple[str, ...]:
    """Whom of the draft these words tell of; nobody in particular where they only do so together."""
    return tuple(sign for sign, own in by_letter if sign and any(each.kind is Kind.OWN for each in check(words, own)))
