"""The words on the pages: nobody is a client, an offender or a case; nothing begs, cheers or shouts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "commontable"
CATALOGUE = SOURCE / "locale" / "fr" / "LC_MESSAGES" / "django.po"
BANNED = re.compile(
    r"\b(please|oops|sorry|success\w*|clients?|offenders?|cases?|addicts?|non-compliant)\b|\w!", re.IGNORECASE
)
BANNED_IN_FRENCH = re.compile(
    r"\b(s[’']il vous plaît|veuillez|oups|désolés?|succès|clients?|délinquants?|toxicomanes?)\b|[\w\u202f\xa0]!",
    re.IGNORECASE,
)
GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
MARKED = re.compile(r"""\{%\s*trans(?:late)?\s+(?:"([^"]*)"|'([^']*)')""")
NO_TEXT = re.compile(r"<!--.*?-->|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)


def product(pattern: str) -> list[Path]:
    return [file for file in sorted(SOURCE.rglob(pattern)) if "tests" not in file.parts]


def sentences_of_code(text: str) -> Iterator[str]:
    """Every text in a call of gettext."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GETTEXT:
            yield from (
                each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )


def sentences_of_template(text: str) -> Iterator[str]:
    """Every text in a translate tag, and every text between tags."""
    yield from ("".join(pair) for pair in MARKED.findall(text))
    yield from (line.strip() for line in NO_TEXT.sub("\n", text).splitlines() if line.strip())


def faults(sentences: Iterator[str], banned: re.Pattern = BANNED) -> list[str]:
    return [f"{found[0]!r} in {sentence!r}" for sentence in sentences if (found := banned.search(sentence))]


def test_no_banned_word_in_code():
    assert [
        f"{file.name}: {fault}" for file in product("*.py") for fault in faults(sentences_of_code(file.read_text()))
    ] == []


def test_no_banned_word_in_templates():
    found = [
        f"{file.name}: {fault}"
        for file in product("*.html")
        for fault in faults(sentences_of_template(file.read_text()))
    ]
    assert found == []


@pytest.mark.skipif(not CATALOGUE.exists(), reason="there is no French catalogue yet")
def test_no_banned_word_in_french():
    assert faults((entry.msgstr for entry in polib.pofile(str(CATALOGUE))), BANNED_IN_FRENCH) == []


def test_a_planted_word_is_found():
    assert faults(sentences_of_code('x = _("The client was reached.")'))
    assert faults(sentences_of_template('<p title="{% translate "Success" %}">{{ case }}</p>'))
    assert faults(sentences_of_template("<p>Saved!</p>"))


def test_names_in_code_and_variables_are_no_wording():
    assert not faults(sentences_of_code("client = Client()  # a case of its own"))
    assert not faults(sentences_of_template('<p class="case">{{ case.client }}{# please #}</p>'))
