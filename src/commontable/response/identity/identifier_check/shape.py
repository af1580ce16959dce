"""What is a shape of text that gives something away?"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .findings import Finding, Kind

MONTH = (
    r"(?:jan(?:uary|v(?:ier)?)?|feb(?:ruary)?|f[ée]v(?:r(?:ier)?)?|mar(?:ch|s)?|apr(?:il)?|avr(?:il)?|may|mai|june?|juin|jul(?:y)?|juil(?:l(?:et)?)?"
    r"|aug(?:ust)?|ao[uû]t|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|dec(?:ember)?|d[ée]c(?:embre)?)\.?"
)
DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|er)?(?:\s+of)?\s+{MONTH},?\s+(?:19|20)\d{{2}}"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{{2}}"
    r"|(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:(?:19|20)\d{2}|\d{2}))"
)
BORN = r"(?:\bborn\b|(?<![\w.])b\.(?=\s)|\bbirth\w*|\bd\.?\s?o\.?\s?b\b\.?|\bn[ée]e?s?\b|\bnaissance\b|\bd\.?d\.?n\b\.?|\banniversaire\b)"
DAY_AND_MONTH = rf"\d{{1,2}}[\s\-./]?{MONTH}[\s\-./]?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A shape of text. The group "it", where there is one, is what gives away; `holds` looks at it once more."""

    kind: Kind
    shape: re.Pattern
    holds: Callable[[str], bool] = lambda _found: True

    def find(self, text: str) -> list[Finding]:
        named = "it" in self.shape.groupindex
        matches = [(match, "it" if named else 0) for match in self.shape.finditer(text)]
        return [
            Finding(match.start(group), match.end(group), self.kind)
            for match, group in matches
            if self.holds(match.group(group))
        ]


def shape(text: str, flags: int = re.IGNORECASE) -> re.Pattern:
    return re.compile(text, flags)
