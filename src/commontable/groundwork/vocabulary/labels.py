"""Can this stand as a label on every page, and in a cell of a return? Pure. Who is named in it is asked elsewhere."""

import re
import unicodedata

from django.utils.translation import gettext as _

LONGEST, LONGEST_SHORT = 120, 60
_PLAIN = re.compile(r"[^\W_](?:[\w ’()/,.:+%&«»\u00a0\u202f–-])*")
_LONG_NUMBER = re.compile(r"\d(?:[\s.-]?\d){4,}")
PROVINCIAL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")


def tidy(typed: str) -> str:
    """One line, composed letters, single spaces, the curved apostrophe, no sign that no reader sees."""
    read = unicodedata.normalize("NFC", typed).replace("'", "’")
    return " ".join("".join(s for s in read if unicodedata.category(s) not in ("Cc", "Cf")).split(" ")).strip()


def label_fault(text: str, longest: int = LONGEST) -> str:
    """What is wrong with a label, as a sentence; empty if nothing is."""
    if not 2 <= len(text) <= longest:
        return _("A label has 2 to %(most)d characters.") % {"most": longest}
    if not _PLAIN.fullmatch(text):
        return _(
            "A label begins with a letter or a number and has letters, numbers, spaces and ’ ( ) / , . : + % & – only."
        )
    if _LONG_NUMBER.search(text):
        return _("A label holds no long number: it could be somebody’s.")
    return ""
