"""What is a PDF without its author? Written anew from its pages, with no script, no attached file and no metadata."""

import io
import logging
from typing import Any

from django.utils.translation import gettext as _
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from commontable.groundwork.access.errors import Invalid

from .document_images import without_camera

LEADS = (None, "/GoTo", "/URI")
CARRIES = {"/JavaScript", "/EmbeddedFiles"}
PLAYS = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
"""Marks on a page that carry a file or run something of their own (ISO 32000-2, 12.5.6 and 13)."""
SAYS_WHO = {"/T", "/M", "/CreationDate", "/NM"}
"""Of a remark: who wrote it, when, and which of theirs it is."""
OF_THE_PAGE = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would log parts of what it reads


def clean_pdf(data: bytes) -> bytes:
    """The same pages and nothing else. Raises Invalid when it is locked, broken, or does more than be read."""
    if not data.rstrip().endswith(b"%%EOF"):
        raise Invalid(_("Two kinds of file are hidden in one. Nothing was kept."))
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise Invalid(_("The PDF is locked with a password. Save it without one and try again."))
        return _pages_of(reader)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError):
        raise Invalid(_("The PDF does not open. Nothing was kept.")) from None


def _pages_of(reader: PdfReader) -> bytes:
    root = reader.root_object
    named: Any = root["/Names"].get_object() if "/Names" in root else {}
    if CARRIES & set(named) or _acts(root) or any(_acts_on(page) for page in reader.pages):
        raise Invalid(_("The PDF runs a script or carries another file. Print it to a new PDF and try again."))
    writer = PdfWriter()
    for page in reader.pages:
        for name in OF_THE_PAGE:
            page.pop(name, None)
        _forget_writers(page)
        _forget_cameras(page, set())  # before it is copied: what nothing refers to any more is not copied
        writer.add_page(page)
    writer.metadata = None
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _forget_cameras(page: Any, seen: set[int]) -> None:
    """Take metadata off the pictures of a page, and of what is drawn within it."""
    inside: Any = page["/Resources"].get_object().get("/XObject") if "/Resources" in page else None
    for drawn in (each.get_object() for each in (inside.get_object().values() if inside else ())):
        if id(drawn) in seen:
            continue
        seen.add(id(drawn))
        drawn.pop("/Metadata", None)
        if drawn.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
            drawn._data = without_camera(drawn._data)
        _forget_cameras(drawn, seen)


def _forget_writers(page: Any) -> None:
    """Take off the remarks who made them and when. A field of a form has its own name where a remark has its writer."""
    for mark in _marks(page):
        for name in SAYS_WHO if mark.get("/Subtype") != "/Widget" else ():
            mark.pop(name, None)


def _marks(page: Any) -> list[Any]:
    return [mark.get_object() for mark in page["/Annots"].get_object()] if "/Annots" in page else []


def _acts_on(page: Any) -> bool:
    """Whether a page, or anything on it, does more than lead to a place, or carries a file."""
    return bool({"/AA", "/AF"} & set(page)) or any(
        mark.get("/Subtype") in PLAYS or "/AF" in mark or _acts(mark, "/A") for mark in _marks(page)
    )


def _acts(thing: Any, when: str = "/OpenAction") -> bool:
    """Opening on some page is a list of numbers; an action is a dictionary that says what to do, and what to do next."""
    does = thing[when].get_object() if when in thing else None
    return "/AA" in thing or (isinstance(does, dict) and (does.get("/S") not in LEADS or "/Next" in does))
