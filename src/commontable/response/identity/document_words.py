"""What is a Word document without its author? Packed anew, part by part, each measured before it is believed."""

import io
import re
import zipfile
from xml.etree import ElementTree
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _

from commontable.groundwork.access.errors import Invalid

from .document_images import clean_image

MOST_PARTS = 2_000
MOST_BYTES = 100 * 1024 * 1024
MOST_RATIO = 100
SMALL = 1024 * 1024
"""Below this a part may be pressed as well as it likes: an empty table presses a hundredfold."""
NEEDED = {"[Content_Types].xml", "word/document.xml"}
FORBIDDEN = re.compile(r"vbaProject|/embeddings/|/activeX/|\.(exe|dll|js|vbs|bat|ps1|scr|com)$", re.IGNORECASE)
EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
BARE = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
    "docProps/custom.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
    "word/people.xml": b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w15:people xmlns:w15='
    b'"http://schemas.microsoft.com/office/word/2012/wordml"/>',
}
PICTURES = re.compile(r"\.(png|jpe?g)$", re.IGNORECASE)
WRITERS = re.compile(rb'(\bw:(?:author|initials))="[^"]*"')


def is_zip(data: bytes) -> bool:
    """Whether something could be unpacked from it, wherever in the file that begins."""
    return zipfile.is_zipfile(io.BytesIO(data))


def clean_docx(data: bytes) -> bytes:
    """The same document without its properties and the names of who changed or remarked. Raises Invalid."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            _refuse(parts, data)
            return _packed_anew({part.filename: _part(packed, part) for part in parts if not part.is_dir()})
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, ParseError):
        raise Invalid(_("The Word document does not open. Nothing was kept.")) from None


def _refuse(parts: list[zipfile.ZipInfo], data: bytes) -> None:
    names = [part.filename for part in parts]
    if not set(names) >= NEEDED or len(set(names)) != len(names):
        raise Invalid(_("Only PDF, Word (docx), PNG and JPEG are kept. This is none of them, whatever its name says."))
    if any(name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name for name in names):
        raise Invalid(_("A part of the document asks for a place outside it. Nothing was kept."))
    if any(FORBIDDEN.search(name) for name in names):
        raise _runs()
    too_well_pressed = any(
        part.file_size > SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1) for part in parts
    )
    if too_well_pressed or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise _bomb()
    if b"%PDF-" in data[:1024]:
        raise Invalid(_("Two kinds of file are hidden in one. Nothing was kept."))


def _part(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """What is in it, and no byte more than it said: what lies about its size is a bomb as well."""
    with packed.open(part) as opened:
        said = opened.read(part.file_size + 1)
    if len(said) > part.file_size:
        raise _bomb()
    if EICAR in said:
        raise Invalid(_("A virus scanner’s test file is in it. Nothing was kept."))
    if part.filename.lower().endswith(".rels") and _reaches_out(said):
        raise _runs()
    return said


def _reaches_out(relations: bytes) -> bool:
    """Whether opening it would fetch something from elsewhere, such as a template with a macro or a picture that
    tells who reads. A link waits to be pressed. What hides how it is to be read counts as reaching out.
    """
    if b"<!DOCTYPE" in relations or b"\0" in relations:  # no entity is taken in, and no other writing than UTF-8
        return True
    every = ElementTree.fromstring(relations).iter()
    return any(
        each.get("TargetMode") == "External" and not each.get("Type", "").endswith("/hyperlink") for each in every
    )


def _packed_anew(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as anew:
        for name, said in parts.items():
            # Of one moment, so that not even the hour at which a part was written is left.
            anew.writestr(zipfile.ZipInfo(name), BARE.get(name) or _bare(name, said), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _bare(name: str, said: bytes) -> bytes:
    """A part without who wrote it; a photograph in it without its camera."""
    if PICTURES.search(name):
        return clean_image(said)
    return WRITERS.sub(rb'\1=""', said) if name.startswith("word/") and name.endswith(".xml") else said


def _bomb() -> Invalid:
    return Invalid(_("Unpacked, the document would be far larger than it looks. Nothing was kept."))


def _runs() -> Invalid:
    return Invalid(_("The document runs a macro or carries another file. Save it as a plain docx and try again."))
