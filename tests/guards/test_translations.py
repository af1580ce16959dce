"""Everything a person sees can be said in French, and is: marked in the source, whole in the catalogue."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from tools.translations import layout_faults, read

from .visible import A_VALUE, literal_texts

SOURCE = Path(__file__).resolve().parents[2] / "src" / "commontable"
CATALOGUE = SOURCE / "locale" / "fr" / "LC_MESSAGES" / "django.po"
THE_SAME_IN_BOTH = re.compile(r"Common Table|Français|English")
SIGN_FRENCH_SPACES = re.compile(f"{A_VALUE} ?[;:?!%]|[“”«»]")
PART_WITH_WORDS = re.compile(r"{%\s*(?:button|door|final_act|state|stage|clock|progress|picker|name_hidden)\s(.*?)%}")
QUOTED = re.compile(r'(_\()?"([^"]*)"')
WORDS = re.compile(r"[A-Z][a-z]|[a-z] [a-z]")
SAY_SOMETHING = {"refused", "Refused", "Invalid", "WrongStage", "ValidationError"}
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
SHOWN_KEYWORDS = {"label", "help_text", "empty_label", "verbose_name"}
PLACEHOLDER = re.compile(r"%\(\w+\)0?\d*[sd]|\{\w+\}")
MISSING_SPACE = re.compile("[^\xa0][;?!%]|[^\xa0]:(?!/)(?=\\s|$)|«[^\xa0]|[^\xa0]»| [;:?!»%]|« ")


def files(pattern: str) -> list[Path]:
    left_out = {"tests", "migrations", "cli"}
    return [file for file in sorted(SOURCE.rglob(pattern)) if not left_out & set(file.parts)]


def bare_template_words(template: str) -> list[str]:
    """Words outside a translate tag, and signs that French would set apart."""
    literal = [THE_SAME_IN_BOTH.sub("", text) for text in literal_texts(template)]
    shown = [
        text for text in literal if re.search(r"[^\W\d_]", text.replace(A_VALUE, "")) or SIGN_FRENCH_SPACES.search(text)
    ]
    quoted = [found for part in PART_WITH_WORDS.findall(template) for found in QUOTED.findall(part)]
    return shown + [words for marked, words in quoted if not marked and WORDS.search(words)]


def bare_code_words(text: str) -> Iterator[str]:
    """Sentences handed to a person from code, not marked."""
    for call in (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)):
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        said = call.args[-1:] if name in SAY_SOMETHING else []
        said += [keyword.value for keyword in call.keywords if keyword.arg in SHOWN_KEYWORDS]
        yield from (ast.unparse(each) for each in said if _is_bare(each))


def asked_in_code(text: str) -> set[str]:
    """What code asks gettext for; one that stands inside an f-string is not brought into the catalogue by itself."""
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call) and node.args)
    asked = (call.args[0] for call in calls if getattr(call.func, "id", "") in GETTEXT)
    return {each.value for each in asked if isinstance(each, ast.Constant) and isinstance(each.value, str)}


def other_names(text: str) -> set[str]:
    """Names under which code asks for a translation and which extraction does not know: what they ask for is English for ever."""
    imports = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom))
    given = (each for node in imports if node.module == "django.utils.translation" for each in node.names)
    return {each.asname for each in given if "gettext" in each.name and each.asname not in (None, "_")}


def _is_bare(node: ast.expr) -> bool:
    literal = isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
    return literal and bool(re.search(r"[A-Za-z]{2,}", ast.unparse(node)[1:]))


def french(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


@pytest.mark.parametrize("file", files("*.html"), ids=lambda file: str(file.relative_to(SOURCE)))
def test_every_word_of_a_template_is_marked(file: Path):
    assert bare_template_words(file.read_text()) == []


def test_every_sentence_of_code_is_marked():
    found = [f"{file.name}: {words}" for file in files("*.py") for words in bare_code_words(file.read_text())]
    assert found == []


def test_every_sentence_of_code_is_in_the_catalogue(catalogue: polib.POFile):
    asked = {sentence for file in files("*.py") for sentence in asked_in_code(file.read_text())}
    assert asked - {entry.msgid for entry in catalogue} == set()


def test_every_entry_is_translated(catalogue: polib.POFile):
    assert catalogue.untranslated_entries() + catalogue.fuzzy_entries() + catalogue.obsolete_entries() == []
    assert all(text for entry in catalogue for text in french(entry))


def test_what_is_filled_in_is_the_same_in_both(catalogue: polib.POFile):
    for entry in catalogue:
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        *singular, last = (set(PLACEHOLDER.findall(text)) for text in french(entry))
        assert last == wanted, entry.msgid
        assert all(one <= wanted for one in singular), entry.msgid


def test_french_signs_stand_apart(catalogue: polib.POFile):
    wrong = [text for entry in catalogue for text in french(entry) if MISSING_SPACE.search(PLACEHOLDER.sub("x", text))]
    assert wrong == []


def test_every_sign_is_in_the_typeface(catalogue: polib.POFile):
    known = set(string.printable + "àâçéèêëîïôùûüÿœæÀÂÇÉÈÊËÎÏÔÙÛÜŒ’«»…–·✓\xa0")
    assert {sign for entry in catalogue for text in french(entry) for sign in text} <= known
    assert not [text for entry in catalogue for text in french(entry) if "'" in text or '"' in text]


def test_the_compiled_catalogue_says_the_same(catalogue: polib.POFile):
    assert CATALOGUE.with_suffix(".mo").read_bytes() == catalogue.to_binary()


def test_a_catalogue_that_is_laid_out_otherwise_is_found_and_can_be_laid_out_again(tmp_path: Path):
    file = tmp_path / "django.po"
    polib.pofile(str(CATALOGUE), wrapwidth=79).save(str(file))
    assert "--compile" in layout_faults(file, read(file))[0]
    read(file).save()
    assert layout_faults(file, read(file)) == []
    assert _without_comments(file) == _without_comments(CATALOGUE)


def _without_comments(file: Path) -> list[str]:
    """Those are laid out anew from the source."""
    return [line for line in file.read_text().splitlines() if not line.startswith("#.")]


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Saved</p>",
        '<p title="Who is here">{{ name }}</p>',
        "<p>{{ first }}: {{ second }}</p>",
        "<p>“{{ words }}”</p>",
        '{% button "Bring this" room="own" %}',
    ],
)
def test_a_planted_word_of_a_template_is_found(planted: str):
    assert bare_template_words(planted)


@pytest.mark.parametrize(
    "planted", ['raise Invalid("Choose one.")', 'refused("no", f"{x} is closed")', 'CharField(label="Name")']
)
def test_a_planted_sentence_of_code_is_found(planted: str):
    assert list(bare_code_words(planted))


def test_marked_words_are_let_through():
    assert bare_template_words('<p class="a">{% translate "Saved" %} {{ n }} · Common Table</p>{# Note #}') == []
    assert bare_template_words('{% button _("Bring this") room="own" name="add_person" %}') == []
    assert list(bare_code_words('refused("no_part", _("No part."))')) == []


@pytest.mark.parametrize("planted", ["Qui?", "Qui ?", "« Oui »", "Note: rien", "40%"])
def test_a_planted_sign_is_found(planted: str):
    assert MISSING_SPACE.search(planted)


def test_translations_are_asked_for_by_names_that_extraction_knows():
    assert other_names("from django.utils.translation import gettext_lazy as _lazy, gettext as _, ngettext") == {
        "_lazy"
    }
    assert {
        file.name: found for file in files("*.py") if (found := other_names(file.read_text(encoding="utf-8")))
    } == {}
