"""What is a picture, besides its drawing? A title, how to read it, what it shows in words, and the same as a table."""

from dataclasses import dataclass

from .tables import Table


@dataclass(frozen=True)
class Picture:
    """One picture, in one language. `name` tells it from the others of its page: small letters, digits and hyphens.

    `note` is printed under the title and says how to read it; `description` says what it shows, for those who hear it.
    `svg` is for a page and takes its colours from the style sheet, `narrow` is the same for 320 px;
    `paper.for_paper(svg)` puts light colours into it, for a file or a PDF.
    """

    name: str
    title: str
    note: str
    description: str
    svg: str
    narrow: str
    table: Table
    lang: str
