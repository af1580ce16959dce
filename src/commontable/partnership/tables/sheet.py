"""What does a list from a spreadsheet say? Text of several encodings, separators and two languages, read without trust."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.wording import folded

MOST_BYTES, MOST_ROWS, MOST_COLUMNS, LONGEST = 256 * 1024, 1000, 40, 300
SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet run a cell instead of showing it."""
HEADINGS: dict[str, tuple[str, ...]] = {
    "agency": ("Agency", "Organisme"),
    "short_name": ("Short name", "Nom court"),
    "sector": ("Sector", "Secteur"),
    "agency_type": ("Type", "Type"),
    "is_police": ("Police", "Police"),
    "team": ("Team", "Équipe"),
    "sharing_from": ("Sharing agreement from", "Entente de partage à partir du"),
    "pledge_from": ("Pledge from", "Engagement à partir du"),
    "name": ("Name", "Nom"),
    "email": ("E-mail", "Courriel"),
    "is_alternate": ("Alternate", "Suppléance"),
    "starts_on": ("From", "À partir du"),
    "fault": ("What is wrong", "Ce qui ne va pas"),
}
NEEDED = ("agency",)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
OLDER = ("cp1252", "mac_roman")
LETTERS = frozenset("àâäáçéèêëîïíôöóùûüúÿñœæÀÂÄÁÇÉÈÊËÎÏÍÔÖÓÙÛÜÚŸÑŒÆ’‘“”«»–—…•·°€\N{NO-BREAK SPACE}")
"""What a list in English or French holds beside plain letters; anything else is a sign of the wrong encoding."""
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class SheetError(ValueError):
    """The file as a whole cannot be read. The message says what to put right."""


@dataclass(frozen=True)
class Row:
    """One row as it was typed, by column; `line` counts as a spreadsheet does."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Sheet:
    """A list: its separator, its columns in order, its rows without the empty ones."""

    separator: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def text_of(raw: bytes) -> str:
    """The file’s text. Raises SheetError for what is too long or no text."""
    if len(raw) > MOST_BYTES:
        raise SheetError(_("The file is longer than %(most)s kB. Split it.") % {"most": MOST_BYTES // 1024})
    return _plain(decoded(raw))


def decoded(raw: bytes) -> str:
    """The text, from UTF-8 with or without its mark, UTF-16 with its mark, or the one-byte text of Windows and the Mac.

    Of a file in which two of them met, each line is read by itself. Raises SheetError for bytes that are none of them.
    """
    try:
        if raw.startswith(UTF_16):
            return raw.decode("utf-16")
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        lines = raw.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)
    try:
        older = _older(b"".join(line for line in lines if not _is_utf_8(line)))
        return "".join(line.decode("utf-8" if _is_utf_8(line) else older) for line in lines)
    except UnicodeDecodeError:
        raise SheetError(no_text()) from None


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _older(raw: bytes) -> str:
    """Windows, unless its letters would be strange ones and those of the Mac are not."""
    beyond = raw.translate(None, bytes(range(128)))
    windows, mac = (sum(sign not in LETTERS for sign in beyond.decode(name, "replace")) for name in OLDER)
    return OLDER[mac * 4 < windows]


def read(text: str) -> Sheet:
    """The list. Raises SheetError for unknown, missing or repeated headings, and for too much of anything."""
    head = _plain(text).lstrip("\r\n").split("\n", 1)[0]
    separator = max(";,\t", key=head.count)
    try:
        lines = list(csv.reader(io.StringIO(_plain(text)), delimiter=separator, strict=True))
    except csv.Error:
        raise SheetError(_("A quotation mark is opened and not closed. Save the list as CSV once more.")) from None
    whole = [(place, cells) for place, cells in enumerate(lines, 1) if any(cell.strip() for cell in cells)]
    if not whole:
        raise SheetError(_("The file is empty."))
    columns = _columns(whole[0][1])
    if len(whole) - 1 > MOST_ROWS:
        raise SheetError(_("The list has more than %(most)s rows. Split it.") % {"most": MOST_ROWS})
    return Sheet(separator, columns, tuple(_row(place, cells, columns) for place, cells in whole[1:]))


def write(columns: Iterable[str], rows: Iterable[Iterable[str]], separator: str) -> bytes:
    """A list for a spreadsheet, in UTF-8 with its mark; no cell of it is run."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator)
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run."""
    return f"'{cell}" if cell.lstrip().startswith(SIGNS) or cell.startswith(SIGNS) else cell


def heading(column: str, language: str) -> str:
    """What stands over a column in English or French."""
    return HEADINGS[column][language.startswith("fr")]


def _plain(text: str) -> str:
    if UNREADABLE.search(text):
        raise SheetError(no_text())
    return text.replace("\r\n", "\n").replace("\r", "\n")


def no_text() -> str:
    """What is said of bytes that no spreadsheet saves as a list."""
    return _("This is no text that can be read. Save the list as “CSV UTF-8”.")


def _columns(cells: list[str]) -> tuple[str, ...]:
    known = {folded(word): column for column, words in HEADINGS.items() for word in words}
    if len(cells) > MOST_COLUMNS:
        raise SheetError(_("The list has more than %(most)s columns.") % {"most": MOST_COLUMNS})
    strange = [cell.strip()[:40] for cell in cells if folded(cell.strip()) not in known]
    if strange:
        raise SheetError(_("These headings mean nothing here: %(words)s.") % {"words": ", ".join(strange)})
    columns = tuple(known[folded(cell.strip())] for cell in cells)
    lacking = [HEADINGS[column] for column in NEEDED if column not in columns]
    if lacking:
        words = ", ".join(" / ".join(each) for each in lacking)
        raise SheetError(_("These headings are missing: %(words)s.") % {"words": words})
    if len(set(columns)) < len(columns):
        raise SheetError(_("A heading stands there twice."))
    return columns


def _row(place: int, cells: list[str], columns: tuple[str, ...]) -> Row:
    kept = {column: cell.strip() for column, cell in zip(columns, cells, strict=False)}
    beyond = [cell for cell in cells[len(columns) :] if cell.strip()]
    return Row(place, {**kept, "beyond": "".join(beyond)[:LONGEST]})
