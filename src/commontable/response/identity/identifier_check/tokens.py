"""Which words does a text hold, and how do they read without accents, case and marks?"""

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\w)", re.IGNORECASE)
ENDS_SENTENCE = re.compile(r"[.!?:;•\n]\s*[«\"“'(\[]*\s*$")
HELD_ON = re.compile(r"(?<=\w)['’](?:s|m|ll|ve|re)$|(?<=[A-Z][A-Z])['’](?:d|ing|ed)$")
"""What a verb leaves on the word before it, or on letters that are used as one: "I'm", "OD'd"."""
BEFORE = 40
"""As far back a sentence's end or an abbreviation is looked for."""
SHORT_FORM = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Ms|Mx|Dr|Sgt|Cst|Const|Det|Insp|Cpl|Supt|Lt|Capt|Rev|Hon|Agt|Pte|St|Ste|M|Mme|Mlle|Me|no|app|apt|P\.O|C\.P|[A-Z])\.\s*$"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, where it stands, and how it reads folded: no accents, no case, no marks."""

    text: str
    start: int
    end: int
    folded: str
    opens: bool
    """Whether it opens a sentence, so that a capital says nothing."""

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_all_capitals(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """The text in lower-case Latin letters and digits alone: "D’Angelo" and "dangelo" read the same."""
    return re.sub(r"[^a-z0-9]", "", anyascii(text).lower())


def tokens(text: str) -> list[Token]:
    """The words of the text in order. French elision is no part of a word: "qu'Aaliyah" is "Aaliyah"."""
    return [_token(text, match) for match in WORD.finditer(text)]


def _token(text: str, match: re.Match) -> Token:
    word, start = match.group(), match.start()
    opens = _opens(text, start)
    elided = ELIDED.match(word)
    if elided and not word.startswith(("D'", "D’", "O'", "O’")):
        word, start, opens = word[elided.end() :], start + elided.end(), False
    word = HELD_ON.sub("", word)
    return Token(word, start, start + len(word), fold(word), opens)


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - BEFORE) : start]
    if start <= BEFORE and not before.strip(" «\"“'(["):
        return True
    return bool(ENDS_SENTENCE.search(before)) and not SHORT_FORM.search(before)
