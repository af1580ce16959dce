"""Which lists has the installation, what stands on one, what was changed in it, and how is it changed or undone?"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.groundwork.access.verdict import Verdict
from commontable.groundwork.design.bands import TABLE, Band
from commontable.groundwork.vocabulary import lists
from commontable.groundwork.vocabulary.changes import Change, Kind, changed
from commontable.groundwork.vocabulary.models import ListChange
from commontable.groundwork.vocabulary.provenance import french_sentence, list_sentence, term_sentence
from commontable.groundwork.vocabulary.terms import Term, Vocabulary
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.tables.actions.term_lists import change_list, undo_list_change
from commontable.partnership.tables.list_rules import earliest, may_change_lists, may_undo_change
from commontable.partnership.tables.models import Area, SituationTable

from .pages import done
from .pages import show as show_set_up
from .term_forms import AddForm, ChangeForm, MapForm, RetireForm, WordsForm
from .term_places import OFFERED, carried, returned_in

HIDDEN = ("glossary", "rtd_columns")
"""Lists that nobody picks from and no page shows term by term."""
WAYS: dict[str, tuple[Kind, type[ChangeForm]]] = {
    "retire": (Kind.RETIRE, RetireForm),
    "words": (Kind.WORDS, WordsForm),
    "map": (Kind.MAP, MapForm),
}


@dataclass(frozen=True)
class Line:
    """One term on the page of its list."""

    term: Term
    offered: bool
    may_retire: bool
    said: str
    french_said: str


@dataclass(frozen=True)
class Made:
    """One change in the log of a list."""

    row: ListChange
    label: str
    by: str
    undone_by: str
    may_undo: Verdict


@dataclass(frozen=True)
class Preview:
    """What a change would change."""

    change: Change
    before: Term | None
    after: Term
    pages: tuple[Any, ...]
    carried: int | None
    fields: list[Any]


def find_list(actor: Actor, name: str) -> Vocabulary | None:
    return lists.load(name) if name in lists.names() and name not in HIDDEN else None


@page(may_change_lists)
@require_safe
def index(request: Request) -> HttpResponse:
    """Every list, those that grow first, and how many changes each had."""
    names = [name for name in lists.names() if name not in HIDDEN]
    made: dict[str, int] = {}
    for name in ListChange.objects.values_list("list", flat=True):
        made[name] = made.get(name, 0) + 1
    whole = sorted(((lists.load(name), made.get(name, 0)) for name in names), key=lambda it: it[0].title())
    grows, stays = ([it for it in whole if it[0].grows is growing] for growing in (True, False))
    return show(request, "term_lists", grows=grows, stays=stays)


@page(may_change_lists, find=find_list)
@require_safe
def one(request: Request, vocabulary: Vocabulary) -> HttpResponse:
    """The terms of a list, and what was changed in it."""
    today = timezone.localdate(moment())
    lines = [_line(vocabulary, term, today) for term in vocabulary]
    words: dict[str, Any] = {"vocabulary": vocabulary, "lines": lines, "said": list_sentence(vocabulary)}
    return show(request, "term_list", **words, log=_log(vocabulary, request.actor), today=today)


@page(may_change_lists, find=find_list)
def add(request: Request, vocabulary: Vocabulary) -> HttpResponse:
    """Add a term of our own."""
    if not vocabulary.grows:
        raise Http404
    codes = [*vocabulary.codes(), *ListChange.objects.filter(list=vocabulary.code).values_list("code", flat=True)]
    form = AddForm(request.POST or None, codes=codes, known=_known_names(), **_around(request, vocabulary))
    return _asked(request, form, Kind.ADD, None)


@page(may_change_lists, find=find_list)
def change(request: Request, vocabulary: Vocabulary, code: str, way: str) -> HttpResponse:
    """Retire a term, word it anew, or map it."""
    if code not in vocabulary or way not in WAYS or (way == "retire" and not _may_retire(vocabulary, code)):
        raise Http404
    (kind, asks), term = WAYS[way], vocabulary.get(code)
    more: dict[str, Any] = {} if way == "retire" else {"term": term}
    if way == "words":
        more["known"] = _known_names()
    form = asks(request.POST or None, code=code, **more, **_around(request, vocabulary))
    return _asked(request, form, kind, term)


def find_change(actor: Actor, change: UUID) -> ListChange | None:
    return ListChange.objects.filter(pk=change).first()


@page(may_undo_change, find=find_change)
@require_POST
def undo(request: Request, change: ListChange) -> HttpResponse:
    """Undo a change, from now on."""
    undo_list_change(change, actor=request.actor, listed=change.list, code=change.code, what=change.kind)
    return redirect("set_up:term_list", change.list)


def show(request: Request, template: str, status: int = 200, **words: Any) -> HttpResponse:
    """A page of the lists: they are of no one table."""
    return show_set_up(request, template, None, status, band=_band(), **words)


def _band() -> Band:
    return Band(
        room=TABLE,
        word_detail=_("Lists"),
        names_line=_("No names of people in situations"),
        names_detail=_("what is picked from on the pages"),
        who_line=_("Coordinators change them"),
        who_detail=_("every table of this installation uses them"),
    )


def _asked(request: Request, form: ChangeForm, kind: Kind, term: Term | None) -> HttpResponse:
    """The form; what it would change; or, once that was looked at, the change."""
    looked_at = "confirmed" in request.POST
    words: dict[str, Any] = {"vocabulary": form.vocabulary, "kind": kind.value, "term": term, "form": form}
    if looked_at and done(form, lambda: change_list(form.change(kind), actor=request.actor)):
        return redirect("set_up:term_list", form.vocabulary.code)
    if not looked_at and form.is_bound and form.is_valid() and "again" not in request.POST:
        return show(request, "term_preview", preview=_preview(form.change(kind), term, request.actor), **words)
    return show(request, "term_form", 422 if form.is_bound and form.errors else 200, **words)


def _preview(change: Change, term: Term | None, actor: Actor) -> Preview:
    count = carried(actor, change.list, change.code) if term else None
    return Preview(change, term, _after(change), OFFERED.get(change.list, ()), count, returned_in(change.list))


def _after(change: Change) -> Term:
    return changed(lists.load_on(change.list, change.starts_on), [change], change.starts_on).get(change.code)


def _around(request: Request, vocabulary: Vocabulary) -> dict[str, Any]:
    tables = frozenset(SituationTable.objects.values_list("pk", flat=True))
    return {"vocabulary": vocabulary, "first": earliest(request.actor, timezone.localdate(moment()), tables)}


def _known_names() -> set[str]:
    """Names that name nobody: of agencies, tables and areas."""
    agencies = [name for both in Agency.objects.values_list("name", "short_name") for name in both]
    return {
        *agencies,
        *(name for kind in (SituationTable, Area) for name in kind.objects.values_list("name", flat=True)),
    }


def _line(vocabulary: Vocabulary, term: Term, today: Any) -> Line:
    return Line(
        term, term.in_use(today), _may_retire(vocabulary, term.code), term_sentence(term), french_sentence(term)
    )


def _may_retire(vocabulary: Vocabulary, code: str) -> bool:
    return vocabulary.grows and code not in vocabulary.fixed and vocabulary.get(code).valid_to is None


def _log(vocabulary: Vocabulary, actor: Actor) -> list[Made]:
    rows = list(ListChange.objects.filter(list=vocabulary.code).order_by("-made_at"))
    members = {member for row in rows for member in (row.made_by, row.undone_by) if member}
    names = dict(Member.objects.filter(pk__in=members).values_list("pk", "name"))
    return [
        Made(
            row,
            vocabulary.label(row.code),
            names.get(row.made_by, ""),
            names.get(row.undone_by, "") if row.undone_by else "",
            may_undo_change(actor, row),
        )
        for row in rows
    ]
