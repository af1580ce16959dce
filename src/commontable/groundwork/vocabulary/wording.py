"""Which language is being read, and when do two spellings count as the same word?"""

import unicodedata

from django.utils.translation import get_language

_NO_BREAK_SPACE = "\u00a0"
_SAME = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "-": " ", "–": " ", "/": " "})


def spoken_language(language: str | None = None) -> str:
    """ "fr" or "en": of the given language if there is one, else of the page being made."""
    return "fr" if (language or get_language() or "en").lower().startswith("fr") else "en"


def folded(text: str) -> str:
    """The text without accents, case, dashes or slashes, for comparing."""
    spread = unicodedata.normalize("NFKD", text.casefold().translate(_SAME))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def between(left: str, sign: str, right: str, language: str | None = None) -> str:
    """Two wordings with a sign between them; French puts a no-break space before it."""
    gap = _NO_BREAK_SPACE if spoken_language(language) == "fr" else ""
    return f"{left}{gap}{sign} {right}"
