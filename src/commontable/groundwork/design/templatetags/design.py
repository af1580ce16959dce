"""How do templates ask for the parts of a page?"""

from functools import lru_cache

from django import template
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from commontable.groundwork.design import bands, clocks, pickers, shapes, signs
from commontable.groundwork.design.written import written

register = template.Library()


def _attributes(given: dict) -> str:
    """Keyword arguments as HTML attributes: hx_post becomes hx-post; None and False leave the attribute out."""
    return flatatt({name.replace("_", "-"): value for name, value in given.items() if value not in (None, "")})


def _refused(verdict) -> str:
    """The sentence of a verdict that says no; empty when it says yes or nobody asked."""
    return "" if verdict is None or verdict.allowed else str(verdict.sentence)


@register.inclusion_tag("design/band.html")
def room_band(band: bands.Band):
    """The strip under the navigation."""
    return {"band": band}


@register.simple_tag
def room_sign(room: str, size: str = "small", seats=()):
    """A room's sign: `small` (18 px, read aloud as the room's word) or `large` (decoration, fills its box)."""
    return _drawn(room, size, tuple(seats), str(bands.WORDS[room]))


@lru_cache(256)
def _drawn(room: str, size: str, seats: tuple[str, ...], word: str) -> SafeString:
    """Drawn once: a list has the same sign in every row."""
    words = {"room": room, "size": size, "word": word, "dots": signs.ring(room, seats)}
    return render_to_string("design/sign.html", words)


@register.inclusion_tag("design/ladder.html")
def filter_ladder(current: int):
    """The four filters; a step's width is how many people, its fill how much is known."""
    return {"current": current}


@register.inclusion_tag("design/button.html")
def button(label, *, room="", look="solid", size="", verdict=None, href="", **attributes):
    """A button in the colour of the room it writes to; refused by its verdict it stays, dashed, with the reason."""
    return {
        "label": label,
        "classes": " ".join(["btn", *_looks(room, look, size)]),
        "refused": _refused(verdict),
        "href": href,
        "attributes": _attributes({"type": "submit", **attributes} if not href else attributes),
    }


def _looks(room, look, size):
    return [f"in-{room}"] * bool(room) + [f"btn-{look}"] * (look != "solid") + [f"btn-{size}"] * bool(size)


@register.inclusion_tag("design/door.html")
def door(leaves, enters, from_room, to_room, *, size="", verdict=None, href="", **attributes):
    """A button for what moves between two rooms; with `leaves` empty only the point of the first room shows."""
    return {
        "leaves": leaves,
        "enters": enters,
        "from_room": from_room,
        "to_room": to_room,
        "size": size,
        "refused": _refused(verdict),
        "href": href,
        "attributes": _attributes({"type": "submit", **attributes} if not href else attributes),
    }


@register.inclusion_tag("design/final_act.html", takes_context=True)
def final_act(context, label, loses, confirm, url, *, verdict=None, look="button", **hidden):
    """A final act: opens in place, says what is lost, then posts; keyword arguments become hidden fields."""
    return {
        "label": label,
        "loses": loses,
        "confirm": confirm,
        "url": url,
        "refused": _refused(verdict),
        "look": look,
        "hidden": hidden,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("design/clock.html")
def clock(hours, attempts=(), contact=None, due=None, *, allowed=48, words="", detail="", look="beside"):
    """The ruler of `allowed` hours, and its words. `due` is an aware datetime; `words` and `detail` replace what it
    would say."""
    over = clocks.is_over(hours, contact, allowed)
    says_due = clocks.due_words(hours, due, allowed) if due and contact is None and not over else ""
    return {
        "ruler": clocks.ruler(hours, attempts, contact, allowed),
        "over": over,
        "words": words or clocks.standing(hours, contact, allowed),
        "detail": detail or says_due,
        "look": look,
    }


@register.simple_tag
def shape(name: str):
    """A 12 px shape alone; write its word next to it."""
    return shapes.shape(name)


@register.simple_tag
def state(name: str, word: str, *, weight=""):
    """A shape and its word; `weight` is empty, `strong` or `quiet`."""
    looks = f" state-{weight}" if weight else ""
    return written('<span class="state{} state-{}">{} {}</span>', looks, name, shapes.shape(name), word)


@register.simple_tag
def stage(filter_reached: int, word: str):
    """Four small boxes with the reached filter filled (0 for a draft), and the stage's word."""
    return written('<span class="state stage">{} {}</span>', shapes.boxes(max(filter_reached, 1)), word)


@register.inclusion_tag("design/error_summary.html")
def error_summary(*forms):
    """What is to be put right, with a link to each field; nothing when nothing is."""
    return {"faults": [fault for form in forms if form for fault in _faults(form)]}


def _faults(form):
    for error in form.non_field_errors():
        yield {"target": "", "sentence": error}
    for field in form:
        for error in field.errors:
            yield {"target": field.id_for_label or f"{field.auto_id}_0", "sentence": error}


@register.inclusion_tag("design/picker.html")
def picker(name, groups, *, label, query="", search_form="", people=(), person=""):
    """A searchable list of checkboxes by group. `people` (value, label) adds 'for whom'; see picker.html on search."""
    shown = pickers.found(groups, query)
    return {
        "name": name,
        "groups": shown,
        "total": sum(len(group.choices) for group in shown),
        "hits": sum(not choice.hidden for group in shown for choice in group.choices),
        "label": label,
        "query": query,
        "search_form": search_form,
        "people": people,
        "person": person,
    }


@register.inclusion_tag("design/name_hidden.html")
def name_hidden(url, *, note="", verdict=None):
    """'Show name': a link that works without script; opening it is recorded by the page it leads to."""
    return {"url": url, "note": note, "refused": _refused(verdict)}


@register.inclusion_tag("design/name_shown.html")
def name_shown(name, *, born="", shown_at="", minutes=2, hide_url=""):
    """A name on screen, until when, and that the reader is on record; hides itself through `hide_url`."""
    return {"name": name, "born": born, "shown_at": shown_at, "minutes": minutes, "hide_url": hide_url}


@register.inclusion_tag("design/name_withheld.html")
def name_withheld(holder):
    """'Not released to us', and who holds it."""
    return {"holder": holder}


@register.inclusion_tag("design/moment.html")
def moment(when, shape_name, lead, text="", *, who="", new=False, struck="", correct_url=""):
    """One row of what happened; `new` marks what came since the reader last looked. `struck` says why it was struck
    through; `correct_url` leads to where it may be."""
    shown = {"when": when, "shape_name": shape_name, "lead": lead, "text": text, "who": who, "new": new}
    return {**shown, "struck": struck, "correct_url": correct_url}


@register.inclusion_tag("design/picture.html")
def picture(drawn, *, csv_url="", level=3, drill=None, bare=False):
    """A picture with its title, how to read it, 'The same as a table', and its numbers as a file at `csv_url`.

    `drill` has an address for the names of rows behind which the reader may look, and only for a reader who may.

    `bare`: the page itself has its title and its numbers, and shows neither twice.

    `drawn` is a Picture of insight/pictures: its drawings are made element by element and hold no text as markup."""
    numeric = drawn.table.numeric
    return {
        "picture": drawn,
        "wide": mark_safe(drawn.svg),
        "narrow": mark_safe(drawn.narrow),
        "header": list(zip(drawn.table.header, numeric, strict=True)),
        "rows": [((drill or {}).get(row[0], ""), list(zip(row, numeric, strict=True))) for row in drawn.table.shown()],
        "csv_url": csv_url,
        "level": level,
        "bare": bare,
    }


@register.inclusion_tag("design/figures.html")
def figures(row):
    """A row of big numbers, each a Figure of insight/pictures/figures.py: value or why it is withheld, what of, its meaning."""
    return {"figures": row}


@register.inclusion_tag("design/progress.html")
def progress(label, done, total):
    return {"label": label, "done": done, "total": total}


@register.inclusion_tag("design/autosave.html")
def autosave_status(room: str = "own"):
    """The line that says when a form marked data-autosave was last saved, and to which room."""
    return {"room": room}


@register.simple_tag
def other_language() -> str:
    """The code of the language the page is not in."""
    return "en" if (get_language() or "en").startswith("fr") else "fr"
