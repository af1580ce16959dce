"""What may be kept as a document, and what is left of it? Each attack is refused with a sentence (SEC-13)."""

import io
import socket
import struct
import threading
import zipfile
import zlib

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject, TextStringObject

from commontable.groundwork.access.errors import Invalid
from commontable.response.identity import virus_scan
from commontable.response.identity.documents import LARGEST, document_of

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PARTS = {
    "[Content_Types].xml": b"<Types/>",
    "word/document.xml": b'<w:ins w:author="Qzauthor" w:initials="QA">text</w:ins>',
}


def picture(form: str, size: tuple[int, int] = (40, 20)) -> bytes:
    """A picture whose camera says who held it, where it was and how it was turned."""
    exif = Image.Exif()
    exif[0x013B], exif[0x0112] = "Qzauthor", 6
    kept = io.BytesIO()
    Image.new("RGB", size, "red").save(kept, form, exif=exif.tobytes())
    return kept.getvalue()


def pdf(prepare=lambda writer: None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Author": "Qzauthor"})
    prepare(writer)
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def docx(**more: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        core = b"<cp:coreProperties><dc:creator>Qzauthor</dc:creator></cp:coreProperties>"
        for name, said in {**PARTS, "docProps/core.xml": core, **more}.items():
            packed.writestr(name, said)
    return kept.getvalue()


def photographed(writer: PdfWriter, within: bool = False) -> None:
    """A photograph on the page as its camera wrote it, or within a form on the page."""
    drawn = _stream("/Image", picture("JPEG"), Width=NumberObject(40), Height=NumberObject(20))
    drawn[NameObject("/Filter")] = ArrayObject([NameObject("/DCTDecode")]) if within else NameObject("/DCTDecode")
    drawn[NameObject("/Metadata")] = writer._add_object(_stream("/XML", b"<x>Qzauthor</x>"))
    held = DictionaryObject({NameObject("/Im0"): writer._add_object(drawn)})
    if within:
        form = _stream("/Form", b"/Im0 Do", Resources=DictionaryObject({NameObject("/XObject"): held}))
        held = DictionaryObject({NameObject("/Fm0"): writer._add_object(form)})
    writer.pages[0][NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): held})


def _stream(kind: str, said: bytes, **more) -> StreamObject:
    stream = StreamObject()
    stream.update({NameObject("/Subtype"): NameObject(kind), **{NameObject(f"/{k}"): v for k, v in more.items()}})
    stream._data = said
    return stream


def bare_zip() -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        packed.writestr("a.txt", b"x")
    return kept.getvalue()


def flood(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few bytes that claims to be enormous."""

    def chunk(kind: bytes, said: bytes) -> bytes:
        return struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")


def lying() -> bytes:
    """A part that holds more than the table of contents says of it."""
    data = bytearray(docx(**{"word/media/a.bin": b"\0" * 4_000_000}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(b"word/media/a.bin")
        start = data.rfind(mark, 0, at) if mark == b"PK\x03\x04" else data.rfind(mark)
        data[start + place : start + place + 4] = struct.pack("<I", 10)
    return bytes(data)


def scripted(writer: PdfWriter) -> None:
    does = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("alert(1)")}
    )
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): does})


def carrying(writer: PdfWriter) -> None:
    writer.add_attachment("a.exe", b"MZ")


def launching(writer: PdfWriter) -> None:
    does = DictionaryObject({NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("cmd.exe")})
    writer.root_object[NameObject("/OpenAction")] = does


def marked(subtype: str, **more):
    """A PDF with one mark of this sort on its page."""

    def prepare(writer: PdfWriter) -> None:
        said = {NameObject("/Subtype"): NameObject(subtype), **{NameObject(f"/{k}"): v for k, v in more.items()}}
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(DictionaryObject(said))])

    return prepare


def does(what: str, **more) -> DictionaryObject:
    return DictionaryObject({NameObject("/S"): NameObject(what), **{NameObject(f"/{k}"): v for k, v in more.items()}})


def related(to: str, mode: str = "External", before: bytes = b"") -> bytes:
    """A Word document whose first part leads elsewhere."""
    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{to}"
    relation = f'<Relationship Id="a>" Type="{kind}" Target="https://example.org/a" TargetMode="{mode}"/>'
    said = before + f"<Relationships>{relation}</Relationships>".encode()
    return docx(**{"word/_rels/document.xml.rels": said})


GOOD = {
    "a.pdf": pdf(),
    "a.docx": docx(),
    "a.png": picture("PNG"),
    "a.jpg": picture("JPEG"),
    "A.JPEG": picture("JPEG"),
}
BAD = {
    "EICAR": ("a.pdf", pdf() + EICAR, "test file"),
    "EICAR in a part": ("a.docx", docx(**{"word/media/x.bin": EICAR}), "test file"),
    "a bare EICAR": ("a.txt", EICAR, "test file"),
    "polyglot: PNG and zip": ("a.png", picture("PNG") + docx(), "Two kinds"),
    "polyglot: PDF and zip": ("a.pdf", pdf() + docx(), "Two kinds"),
    "polyglot: JPEG and script": ("a.jpg", picture("JPEG") + b"<script>alert(1)</script>", "Two kinds"),
    "polyglot: PDF and page": ("a.pdf", pdf() + b"<html>", "Two kinds"),
    "polyglot: docx and PDF": ("a.docx", docx(a=b"x")[:30] + b"%PDF-" + docx()[30:], "Nothing was kept"),
    "zip bomb": ("a.docx", docx(**{"word/media/z.bin": b"\0" * 30_000_000}), "larger than it looks"),
    "a part that lies": ("a.docx", lying(), "Nothing was kept"),
    "too many parts": ("a.docx", docx(**{f"word/{n}": b"" for n in range(2_001)}), "larger than it looks"),
    "path in the name": ("../../etc/a.pdf", pdf(), "holds a path"),
    "path of another kind": ("C:\\a.pdf", pdf(), "holds a path"),
    "path in a part": ("a.docx", docx(**{"../../etc/cron.d/a": b"x"}), "outside it"),
    "pixel flood": ("a.png", flood(), "50 million pixels"),
    "somewhat too many pixels": ("a.png", flood(8_000, 7_000), "50 million pixels"),
    "macro": ("a.docx", docx(**{"word/vbaProject.bin": b"x"}), "macro"),
    "carried in a docx": ("a.docx", docx(**{"word/embeddings/a.bin": b"x"}), "macro"),
    "a zip that is no docx": ("a.docx", bare_zip(), "Only PDF"),
    "script in a PDF": ("a.pdf", pdf(scripted), "runs a script"),
    "carried in a PDF": ("a.pdf", pdf(carrying), "runs a script"),
    "a PDF that starts something": ("a.pdf", pdf(launching), "runs a script"),
    "a PDF that starts something next": (
        "a.pdf",
        pdf(marked("/Link", A=does("/URI", Next=does("/JavaScript")))),
        "runs a script",
    ),
    "a PDF with something that plays": ("a.pdf", pdf(marked("/RichMedia")), "runs a script"),
    "a file beside a mark in a PDF": ("a.pdf", pdf(marked("/Link", AF=ArrayObject())), "runs a script"),
    "a template from elsewhere": ("a.docx", related("attachedTemplate"), "macro"),
    "a picture from elsewhere": ("a.docx", related("image"), "macro"),
    "relations that take something in": ("a.docx", related("styles", "Internal", b"<!DOCTYPE a>"), "macro"),
    "relations that are none": ("a.docx", docx(**{"word/_rels/a.rels": b"<a"}), "does not open"),
    "locked PDF": ("a.pdf", pdf(lambda writer: writer.encrypt("x")), "password"),
    "another kind": ("a.exe", b"MZ\x90\0", "Only PDF"),
    "another name": ("a.png", pdf(), "one kind of file and its content another"),
    "broken PDF": ("a.pdf", b"%PDF-1.7\n%%EOF", "does not open"),
    "broken picture": ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "does not open"),
    "broken docx": ("a.docx", b"PK\x03\x04" + b"\0" * 40, "does not open"),
    "too large": ("a.pdf", b"%PDF-" + b"0" * LARGEST, "20 MB"),
    "nothing": ("a.pdf", b"", "empty"),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_may_be_kept_is_made_anew_without_its_author(name):
    kept = document_of(name, GOOD[name])
    assert kept.kind == {"jpeg": "jpg"}.get(name.rpartition(".")[2].lower(), name.rpartition(".")[2].lower())
    assert b"Qzauthor" in _all_of(GOOD[name])
    assert b"Qzauthor" not in _all_of(kept.data)


@pytest.mark.parametrize("what", BAD)
def test_what_may_not_be_kept_is_refused_with_a_sentence(what):
    name, data, sentence = BAD[what]
    with pytest.raises(Invalid, match=sentence):
        document_of(name, data)


def test_a_picture_is_turned_before_its_camera_is_forgotten():
    kept = Image.open(io.BytesIO(document_of("a.jpg", picture("JPEG")).data))
    assert kept.size == (20, 40)
    assert not kept.getexif()


@pytest.mark.parametrize("mode", ["P", "RGBA", "1", "F"])
def test_pictures_of_every_mode_are_drawn_anew(mode):
    kept = io.BytesIO()
    Image.new("L" if mode == "F" else mode, (4, 4)).save(kept, "PNG")
    assert document_of("a.png", kept.getvalue()).kind == "png"


def test_a_pdf_keeps_its_pages():
    assert len(PdfReader(io.BytesIO(document_of("a.pdf", pdf()).data)).pages) == 1


def test_a_remark_in_a_pdf_forgets_who_made_it_and_stays():
    before = pdf(marked("/Text", T=TextStringObject("Qzauthor"), Contents=TextStringObject("Ask again")))
    after = PdfReader(io.BytesIO(document_of("a.pdf", before).data))
    (remark,) = after.pages[0]["/Annots"]
    assert (remark.get_object()["/Contents"], remark.get_object().get("/T")) == ("Ask again", None)


def test_a_link_in_a_document_stays_a_link():
    linked = document_of("a.docx", related("hyperlink")).data
    assert b"example.org" in zipfile.ZipFile(io.BytesIO(linked)).read("word/_rels/document.xml.rels")
    led = PdfReader(io.BytesIO(document_of("a.pdf", pdf(marked("/Link", A=does("/URI")))).data))
    assert "/A" in led.pages[0]["/Annots"][0].get_object()


@pytest.mark.parametrize("within", [False, True])
def test_a_photograph_in_a_pdf_forgets_its_camera_and_is_the_same_picture(within):
    before = pdf(lambda writer: photographed(writer, within))
    after = document_of("a.pdf", before).data
    assert b"Qzauthor" in before
    assert b"Qzauthor" not in after
    (shown,) = PdfReader(io.BytesIO(after)).pages[0].images
    with Image.open(io.BytesIO(shown.data)) as drawn, Image.open(io.BytesIO(picture("JPEG"))) as taken:
        assert drawn.tobytes() == taken.tobytes()


@pytest.mark.parametrize(("name", "form"), [("word/media/image1.jpeg", "JPEG"), ("word/media/a.PNG", "PNG")])
def test_a_photograph_in_a_word_document_forgets_its_camera(name, form):
    kept = document_of("a.docx", docx(**{name: picture(form)})).data
    with zipfile.ZipFile(io.BytesIO(kept)) as packed, Image.open(io.BytesIO(packed.read(name))) as drawn:
        assert (drawn.format, drawn.getexif()) == (form, {})


def test_no_scanner_is_asked_unless_one_is_named(settings):
    settings.CLAMD = ""
    virus_scan.scan(EICAR)


@pytest.mark.parametrize(
    ("answer", "refused"), [(b"stream: OK\0", None), (b"stream: Eicar FOUND\0", "refused the file")]
)
def test_a_scanner_that_is_named_is_asked(settings, tmp_path, answer, refused):
    settings.CLAMD = str(tmp_path / "clamd")
    heard, ear = _scanner(settings.CLAMD, answer)
    if refused:
        with pytest.raises(Invalid, match=refused):
            virus_scan.scan(b"abc")
    else:
        virus_scan.scan(b"abc")
    ear.join()
    assert heard == [b"zINSTREAM\0" + b"\0\0\0\x03abc" + bytes(4)]


@pytest.mark.parametrize("where", ["/nowhere/clamd", "127.0.0.1:1"])
def test_a_scanner_that_does_not_answer_lets_nothing_in(settings, where):
    settings.CLAMD = where
    with pytest.raises(Invalid, match="does not answer"):
        virus_scan.scan(b"abc")


def _scanner(path: str, answer: bytes) -> tuple[list[bytes], threading.Thread]:
    server, heard = socket.socket(socket.AF_UNIX), []
    server.bind(path)
    server.listen()

    def listen() -> None:
        line, _who = server.accept()
        said = b""
        while not said.endswith(bytes(4)):
            said += line.recv(1024)
        heard.append(said)
        line.sendall(answer)
        line.close()
        server.close()

    ear = threading.Thread(target=listen)
    ear.start()
    return heard, ear


def _all_of(data: bytes) -> bytes:
    """The bytes, and those of every part of a zip."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())
