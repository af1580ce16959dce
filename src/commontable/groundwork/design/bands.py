"""Which room is this page in, are there names in it, and who else can see it?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

OWN, TABLE, FEW, OPEN, BOOK = "own", "table", "few", "open", "book"

WORDS = {
    OWN: gettext_lazy("Our own space"),
    TABLE: gettext_lazy("The table"),
    FEW: gettext_lazy("The intervention"),
    OPEN: gettext_lazy("Numbers only"),
    BOOK: gettext_lazy("The ledger"),
}

PRESENT, PHONE, ON_BEHALF, LEFT, ABSENT = "present", "phone", "on_behalf", "left", "absent"
IN_THE_ROOM = frozenset({PRESENT, PHONE, ON_BEHALF})


@dataclass(frozen=True)
class Seat:
    """One team at the table and how it is there; `state` is one of the five words above."""

    name: str
    state: str


@dataclass(frozen=True)
class Band:
    """What the strip under the navigation says. `seats` holds one state a seat; `filter` is 1 to 4 where one applies."""

    room: str
    word_detail: str
    names_line: str
    names_detail: str
    who_line: str
    who_detail: str
    who: tuple[str, ...] = ()
    who_note: str = ""
    seats: tuple[str, ...] = ()
    filter: int | None = None

    @property
    def word(self) -> str:
        return str(WORDS[self.room])


def own_space(
    team: str, people: Sequence[str], *, names_detail: str = "", who_detail: str = "", filter: int | None = None
) -> Band:
    """The band of one team's space; `people` are the names of the team's members who can read it."""
    line = ngettext("%(count)d person of our team", "%(count)d people of our team", len(people))
    return Band(
        room=OWN,
        word_detail=team,
        names_line=_("Names may be here"),
        names_detail=names_detail or _("sealed to our key"),
        who_line=line % {"count": len(people)},
        who_detail=who_detail or _("see what is typed here; nobody else"),
        who=tuple(people),
        seats=(PRESENT,),
        filter=filter,
    )


def table_in_session(table: str, seats: Sequence[Seat], *, filter: int | None = None) -> Band:
    """The band of a meeting that is open; the ring shows each seat as it is now."""
    here = [seat for seat in seats if seat.state in IN_THE_ROOM]
    line = ngettext("%(here)d of %(all)d team is in the room", "%(here)d of %(all)d teams are in the room", len(here))
    return _table(
        table,
        who_line=line % {"here": len(here), "all": len(seats)},
        who_detail=_("and can see what is typed here"),
        who=tuple(seat.name for seat in here),
        seats=tuple(seat.state for seat in seats),
        filter=filter,
    )


def table_record(table: str, teams: Sequence[str], *, who_detail: str = "", filter: int | None = None) -> Band:
    """The band of the table's record outside a meeting; `teams` are those who can still read it."""
    line = ngettext("%(count)d team can read it", "%(count)d teams can read it", len(teams))
    return _table(
        table,
        who_line=line % {"count": len(teams)},
        who_detail=who_detail or _("the table is not in session"),
        who=tuple(teams),
        seats=(PRESENT,) * len(teams),
        filter=filter,
    )


def _table(table: str, **who) -> Band:
    return Band(
        room=TABLE,
        word_detail=table,
        names_line=_("No names here"),
        names_detail=_("age band, gender, kind, risk factors"),
        **who,
    )


def the_few(number: str, table: str, teams: Sequence[str], *, others: int, filter: int | None = 4) -> Band:
    """The band of an intervention; `teams` have a role in it, `others` is how many teams at the table do not."""
    line = ngettext("%(count)d team sees what is typed here", "%(count)d teams see what is typed here", len(teams))
    rest = ngettext("the other %(count)d at this table does not", "the other %(count)d at this table do not", others)
    return Band(
        room=FEW,
        word_detail=f"{number} · {table}",
        names_line=_("Names may be here"),
        names_detail=_("only what each team needs"),
        who_line=line % {"count": len(teams)},
        who_detail=rest % {"count": others},
        who=tuple(teams),
        who_note=_("Coordinators and co-chairs see the de-identified record, never this room."),
        seats=(PRESENT,) * len(teams),
        filter=filter,
    )


def numbers_only(detail: str, *, who_line: str, who_detail: str, names_detail: str = "") -> Band:
    """The band of a page that holds counts and nothing else."""
    return Band(
        room=OPEN,
        word_detail=detail,
        names_line=_("No person can be found here"),
        names_detail=names_detail or _("small numbers are withheld"),
        who_line=who_line,
        who_detail=who_detail,
    )


def the_ledger(detail: str, readers: Sequence[str]) -> Band:
    """The band of a page of the ledger; `readers` are the people who may read it."""
    line = ngettext("%(count)d privacy officer", "%(count)d privacy officers", len(readers))
    return Band(
        room=BOOK,
        word_detail=detail,
        names_line=_("No facts here"),
        names_detail=_("who, when, which kinds, on what authority"),
        who_line=line % {"count": len(readers)},
        who_detail=_("can read this page; each reading is recorded"),
        who=tuple(readers),
    )
