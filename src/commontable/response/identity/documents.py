"""May this file be kept, and as what? Told by its content alone, and made anew without what says who wrote it."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from commontable.groundwork.access.errors import Invalid

from .document_images import clean_image
from .document_pdfs import clean_pdf
from .document_words import clean_docx, is_zip

LARGEST = 20 * 1024 * 1024
EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
ENDINGS = {"pdf": "pdf", "docx": "docx", "png": "png", "jpg": "jpg", "jpeg": "jpg"}
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "png": "image/png",
    "jpg": "image/jpeg",
}
STARTS = {b"%PDF-": "pdf", b"PK\x03\x04": "docx", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
MAKERS = {"pdf": clean_pdf, "docx": clean_docx, "png": clean_image, "jpg": clean_image}


@dataclass(frozen=True)
class Document:
    """What is kept of an upload: its kind and its bytes, made anew. Its name is not."""

    kind: str
    data: bytes


def document_of(name: str, data: bytes) -> Document:
    """The document, made anew without author, place or camera. Raises Invalid with a sentence for whatever is no such.

    The name only has to agree with the content: no part of it is kept.
    """
    _refuse_the_size(data)
    _refuse_the_name(name)
    if EICAR in data:
        raise Invalid(_("A virus scanner’s test file is in it. Nothing was kept."))
    kind = next((kind for start, kind in STARTS.items() if data.startswith(start)), "")
    if not kind:
        raise Invalid(_("Only PDF, Word (docx), PNG and JPEG are kept. This is none of them, whatever its name says."))
    if ENDINGS.get(name.rpartition(".")[2].lower()) != kind:
        raise Invalid(_("Its name says one kind of file and its content another. Nothing was kept."))
    if kind != "docx" and is_zip(data):
        raise Invalid(_("Two kinds of file are hidden in one. Nothing was kept."))
    return Document(kind, MAKERS[kind](data))


def _refuse_the_size(data: bytes) -> None:
    if not data:
        raise Invalid(_("The file is empty."))
    if len(data) > LARGEST:
        raise Invalid(_("The file is larger than 20 MB."))


def _refuse_the_name(name: str) -> None:
    """A name with a path in it asks for a place on somebody's disk: whoever sends one did not pick a file in a form."""
    if re.search(r"[/\\\x00-\x1f]|\.\.", name):
        raise Invalid(_("The file’s name holds a path. Rename it and try again."))
