"""A report on paper is a tagged PDF, in its own language, with the product's own letters."""

import io

import pypdf
import pytest

from commontable.insight.reports.assembling import assemble
from commontable.insight.reports.paper import pdf

from .making import a_source


def read(language: str, code: str = "steering") -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf(assemble(a_source(code, language)))))


def tags(node, found: list) -> list:
    """Every element of the structure tree."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            tags(each, found)
    elif isinstance(node, dict):
        if "/S" in node:
            found.append(node)
        tags(node.get("/K", []), found)
    return found


@pytest.mark.parametrize("language", ["en", "fr"])
def test_acc_05_it_has_a_title_a_language_headings_and_table_headers(language):
    made = read(language)
    root = made.trailer["/Root"]
    elements = tags(root["/StructTreeRoot"], [])
    kinds = {element["/S"] for element in elements}
    assert root["/Lang"] == f"{language}-CA"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert made.metadata.title.startswith("One page" if language == "en" else "Une page")
    assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD"} <= kinds
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_acc_05_every_picture_has_words_in_its_place():
    elements = tags(read("en").trailer["/Root"]["/StructTreeRoot"], [])
    pictures = [element for element in elements if element["/S"] == "/Figure"]
    assert pictures
    assert all(len(element["/Alt"]) > 20 for element in pictures)


def test_it_is_set_in_our_own_letters_alone():
    made = read("fr")
    fonts = {font.get_object()["/BaseFont"] for page in made.pages for font in page["/Resources"]["/Font"].values()}
    assert fonts
    assert all("AtkinsonHyperlegibleNext" in font for font in fonts)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_for_the_steering_committee_is_one_page(language):
    assert len(read(language).pages) == 1


def test_the_same_report_gives_the_same_bytes():
    report = assemble(a_source("steering"))
    assert pdf(report) == pdf(report)


def test_what_is_said_is_never_run():
    """A name that reads like a command of the typesetter is printed as it stands."""
    source = a_source("steering")
    report = assemble(type(source)(**{**vars(source), "place": '#panic("run") $x$ */'}))
    assert '#panic("run") $x$ */' in pypdf.PdfReader(io.BytesIO(pdf(report))).pages[0].extract_text()
