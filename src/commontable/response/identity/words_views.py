"""How does a team put a situation in words? Typed and sealed, checked in place, and sent to the table once it passes."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from commontable.groundwork.access.errors import Stale
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.design import bands
from commontable.response.situations.around import people_of
from commontable.response.situations.models import Draft
from commontable.response.situations.rules import may_bring
from commontable.response.situations.views import find_draft

from .forms import WordsForm
from .looking_through import Looked, look_at_texts, look_through, texts_of
from .rules import at_our_table, may_put_in_words
from .texts import FIELDS, Texts
from .words import bring_in_words, cross_words, keep_words, pass_check, read_words
from .words_finding import InWords, find_words
from .words_shown import drawn_from, instead_of, shown

SEE_OTHER = 303
KEYS = ("identity", "limited")
PRESSES = frozenset({"check", "instead", "stands"})
"""Each of them asks for the check; any other sending only keeps what is typed."""


def opens_the_words(request: Request) -> bool:
    """Writing words down opens none: whoever types for an hour is not asked again who they are.

    A check opens who the people are and says which words tell it: whoever may only guess would learn the name by it.
    """
    return bool(PRESSES & request.POST.keys()) if request.method == "POST" else "show" in request.GET


def never(request: Request) -> bool:
    """Bringing shows nothing that is sealed."""
    return False


@page(may_put_in_words, find=find_words, keys=KEYS, confirmed_for=opens_the_words)
@sensitive_post_parameters(*FIELDS)
def in_words(request: Request, in_words: InWords) -> HttpResponse:
    """Three texts: empty to write, sealed until shown; sent, they are sealed, and checked when that is asked."""
    if request.method == "POST":
        return _posted(request, in_words)
    if in_words.sealed is None:
        return _words(request, in_words, WordsForm(initial={"revision": 0}))
    if not opens_the_words(request):
        return _words(request, in_words, None)
    texts = read_words(in_words.sealed, in_words.draft, request.actor)
    return _looked(request, in_words, look_at_texts(in_words.draft, texts), shown_at=timezone.now())


@page(may_bring, find=find_draft, keys=KEYS, confirmed_for=never)
@require_POST
def bring_words(request: Request, draft: Draft) -> HttpResponse:
    """Bring the draft with its words, checked once more; where they no longer pass, they are shown with the reason."""
    looked = look_through(draft)
    if not looked.passes:
        return _to(draft, "identity:words", "?show=1")
    bring_in_words(draft, actor=request.actor, **looked.acknowledged)
    return _to(draft)


def _posted(request: Request, in_words: InWords) -> HttpResponse:
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _words(request, in_words, form, status=422)
    draft = in_words.draft
    texts = typed = form.texts(texts_of(draft).acknowledged)
    presses = PRESSES & request.POST.keys()
    if presses:
        texts = _pressed(request, look_at_texts(draft, texts))
    try:
        seen = form.cleaned_data["revision"]
        sealed = keep_words(draft, actor=request.actor, texts=texts, seen_revision=seen, typed=typed)
    except Stale:
        return _words(request, in_words, form, status=409, is_stale=True)
    kept = InWords(draft, sealed)
    if request.htmx:
        return _kept(request, kept)
    return _checked(request, kept, texts) if presses else _to(draft)


def _pressed(request: Request, looked: Looked) -> Texts:
    """The texts as typed, with what one press put in the place of a finding, or let stand."""
    press = request.POST.get("instead", "")
    if press and (place := instead_of(looked, press)) and _is_as_drawn(request, place[0], looked.texts):
        return looked.texts.with_replaced(*place)
    marks = {each.mark for each in looked.found if each.mark == request.POST.get("stands")}
    return looked.texts.acknowledging(marks)


def _is_as_drawn(request: Request, field: str, texts: Texts) -> bool:
    return request.POST.get(f"drawn_{field}") == drawn_from(getattr(texts, field))


def _checked(request: Request, kept: InWords, texts: Texts) -> HttpResponse:
    """Look through what was kept; where it passes, say so, and let it cross if the situation is at the table."""
    looked = look_at_texts(kept.draft, texts)
    if not looked.passes:
        return _looked(request, kept, looked, status=422)
    passing = cross_words if at_our_table(kept.draft) else pass_check
    passing(kept.draft, actor=request.actor, **looked.acknowledged)
    return _to(kept.draft)


def _looked(request: Request, in_words: InWords, looked: Looked, **said: Any) -> HttpResponse:
    form = WordsForm(initial={**looked.texts.by_field, "revision": in_words.revision})
    return _words(request, in_words, form, looked=looked, **said)


def _kept(request: Request, kept: InWords) -> HttpResponse:
    said = {"draft": kept.draft, "revision": kept.revision, "kept_at": timezone.now(), "exchanged": True}
    answer = render(request, "identity/words_kept.html", {**said, "is_sealed": kept.sealed is not None})
    answer["HX-Trigger"] = "autosaved"
    return answer


def _words(
    request: Request,
    in_words: InWords,
    form: WordsForm | None,
    *,
    status: int = 200,
    looked: Looked | None = None,
    **said: Any,
) -> HttpResponse:
    context = {
        "draft": in_words.draft,
        "form": form,
        "texts": shown(form, looked) if form else (),
        "revision": form["revision"].value() if form else 0,
        "is_at_table": at_our_table(in_words.draft),
        **said,
    }
    if request.htmx:
        return render(request, "identity/words.html", context, status=status)
    team = in_words.draft.team
    whole = {**context, "section": "situations", "band": bands.own_space(team.name, people_of(team))}
    return render(request, "identity/words_page.html", whole, status=status)


def _to(draft: Draft, route: str = "situations:draft", rest: str = "#q-words") -> HttpResponse:
    answer = redirect(route, draft=draft.pk)
    answer.status_code = SEE_OTHER
    answer["Location"] += rest
    return answer
