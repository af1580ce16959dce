"""Does the product say how far a wording can be trusted?"""

import pytest

from commontable.groundwork.vocabulary import provenance
from commontable.groundwork.vocabulary.lists import load


@pytest.fixture(autouse=True)
def untranslated(monkeypatch):
    monkeypatch.setattr(provenance, "_", lambda text: text)
    monkeypatch.setattr(provenance, "ngettext", lambda one, many, count: one if count == 1 else many)


def test_a_recalled_wording_says_so():
    factor = load("risk_factors").get("gangs_member")
    assert provenance.term_sentence(factor) == "Wording recalled, not checked against the province's list."


def test_a_published_wording_names_its_source():
    marker = load("aer_markers").get("if_left")
    assert provenance.term_sentence(marker) == "Named in a published source: FOCUS partnership page."


def test_a_wording_of_our_own_says_so():
    assert provenance.term_sentence(load("tried").get("home_visit")).startswith("Our own wording")


def test_official_french_names_its_source_and_ours_says_so():
    assert provenance.french_sentence(load("glossary").get("aer")).startswith("Official French: ontario.ca/fr")
    assert provenance.french_sentence(load("tried").get("home_visit")).startswith("French translated by us")


def test_a_list_says_how_much_of_it_is_recalled():
    expected = "97 of 105 wordings are recalled, not checked against the province's list."
    assert provenance.list_sentence(load("risk_factors")) == expected
    assert provenance.list_sentence(load("tried")) == ""
