"""Is this another kind of file than its name says? Then the sentence says which, and what to save it as."""

import io
import zipfile

from django.utils.translation import gettext as _

from commontable.partnership.tables.sheet import SheetError

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What a workbook with a password is wrapped in."""
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"


def refuse_foreign(raw: bytes) -> None:
    """Raises SheetError for what is neither text nor a workbook, whatever its ending says."""
    sentence = _of_an_archive(raw) if raw.startswith(b"PK") else _of_another(raw)
    if sentence:
        raise SheetError(sentence)


def _of_another(raw: bytes) -> str:
    if raw.startswith(OLD_EXCEL):
        if LOCKED in raw:
            return _("This spreadsheet has a password. Save it as .xlsx without one.")
        return _("This is an old Excel file, or none. Save it as .xlsx.")
    if raw.startswith(b"%PDF"):
        return _("This is a PDF. Bring the spreadsheet that it was printed from, as .xlsx or CSV.")
    if raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        return _("This is a page of the web, whatever its ending says. Open it as a spreadsheet and save it as .xlsx.")
    return ""


def _of_an_archive(raw: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return _("This spreadsheet cannot be read. Save it as .xlsx once more.")
    if "xl/workbook.bin" in names or OPEN_DOCUMENT in raw[:200]:
        return _("This is a spreadsheet of another kind. Save it as .xlsx.")
    if "xl/workbook.xml" not in names:
        return _("This is no spreadsheet, whatever its ending says. Save the list as .xlsx or CSV.")
    return ""
