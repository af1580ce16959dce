"""How is a limited identity said on a page, when its names take any form and little may be known of its birth?"""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.lists import load

from .limited import BornAs, Limited, Lives, NameForm


@dataclass(frozen=True)
class Said:
    """Lines for a page. `rules` are read before any of `places` is."""

    called: str
    names: tuple[str, ...]
    born: str
    places: tuple[str, ...]
    rules: tuple[str, ...]


def of(limited: Limited) -> Said:
    """The name they go by leads; every other name follows."""
    goes_by = next((each.text for each in limited.also if each.form == NameForm.PREFERRED), "")
    names = limited.all_names()
    called = goes_by or (names[0] if names else _("Name not known"))
    others = [name for name in names if name != called]
    return Said(
        called=called,
        names=(*others, *([limited.pronouns] if limited.pronouns else [])),
        born=born(limited),
        places=(*limited.all_addresses(), *_lives(limited)),
        rules=rules(limited),
    )


def rules(limited: Limited) -> tuple[str, ...]:
    """The rules of safe contact, each a line; the words of whoever wrote them last."""
    known = load("safe_contact")
    return (*(known.label(code) for code in limited.safe), *([limited.safe_words] if limited.safe_words else ()))


def born(limited: Limited) -> str:
    """What is known of the birth, as far as it is; empty when nothing was said of it."""
    if limited.born_as == BornAs.UNKNOWN:
        return _("birth date not known")
    if not limited.born:
        return ""
    if limited.born_as == BornAs.AGE:
        day = date_format(date.fromisoformat(limited.noted), _("j F Y"))
        return _("about %(age)s years old on %(day)s") % {"age": limited.born, "day": day}
    return _("born %(date)s") % {"date": limited.born}


def _lives(limited: Limited) -> list[str]:
    return {Lives.NONE_FIXED.value: [_("no fixed address")], Lives.UNKNOWN.value: [_("address not known")]}.get(
        limited.lives, []
    )
