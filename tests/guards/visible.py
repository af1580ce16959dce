"""Which words of a page, or of a template, does a person see or hear?"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

SHOWN_ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "data-label", "label")
NO_WORDS = {"script", "style"}
A_VALUE = "\ufffc"
"""Stands where a template fills something in."""

MARKED = re.compile(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", re.DOTALL)
NOTE = re.compile(r"{#.*?#}|{%\s*comment\b.*?{%\s*endcomment\s*%}", re.DOTALL)
IN_A_TAG = re.compile(r"{%\s*block identity\s*%}.*?{%\s*endblock\s*%}", re.DOTALL)
"""A block that holds an attribute of the page's body."""
VARIABLE = re.compile(r"{{.*?}}", re.DOTALL)
TAG = re.compile(r"{%.*?%}", re.DOTALL)


class _Reader(HTMLParser):
    """Gathers text nodes and the attributes that are shown or read aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = ""

    def handle_starttag(self, tag, attrs) -> None:
        self.silent = tag if tag in NO_WORDS else ""
        self.found += [value for name, value in attrs if value and name in SHOWN_ATTRIBUTES]

    def handle_endtag(self, tag) -> None:
        self.silent = ""

    def handle_data(self, data) -> None:
        self.found += [] if self.silent else [data]


def texts(html: str) -> list[str]:
    """Each text of a page, with single spaces."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [re.sub(r"[ \n\t]+", " ", text).strip(" ") for text in reader.found]


def literal_texts(template: str) -> Iterator[str]:
    """Each text of a template that no translate tag holds; what it fills in stands as one sign."""
    bare = TAG.sub("", VARIABLE.sub(A_VALUE, MARKED.sub("", IN_A_TAG.sub("", NOTE.sub("", template)))))
    return (text for text in texts(bare) if text)
