"""What can be asked of a list?"""

from datetime import date

import pytest

from commontable.groundwork.vocabulary import wording
from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.people import person_words
from commontable.groundwork.vocabulary.terms import Term, UnknownTerm, Vocabulary

TODAY = date(2026, 11, 25)


def flag(code, **dates):
    return Term(code, code.title(), f"Le {code}", "a source", "ours", **dates)


@pytest.fixture
def flags():
    terms = (flag("old", valid_to=date(2023, 3, 31)), flag("now"), flag("later", valid_from=date(2027, 1, 1)))
    return Vocabulary("flags", "Flags", "Repères", "1", "a source", "a note", terms)


def test_a_retired_term_still_has_a_label(flags):
    assert flags.label("old", "en") == "Old"


def test_only_terms_of_the_day_are_offered(flags):
    assert flags.choices(TODAY, "en") == [("now", "Now")]


def test_the_first_and_the_last_day_belong_to_a_term(flags):
    assert flags.get("old").in_use(date(2023, 3, 31))
    assert flags.get("later").in_use(date(2027, 1, 1))
    assert not flags.get("later").in_use(date(2026, 12, 31))


def test_an_unknown_code_says_list_code_and_what_to_do(flags):
    with pytest.raises(UnknownTerm) as refused:
        flags.get("ancient")
    assert str(refused.value) == (
        "The list 'flags' has no term 'ancient'. Check the spelling against lists/flags.toml. "
        "A term once used is never removed: retire it with valid_to, so that old records keep their label."
    )


def test_an_unknown_group_is_refused(flags):
    with pytest.raises(UnknownTerm):
        flags.group("none")


def test_a_list_knows_its_own_order_and_size(flags):
    assert flags.codes() == tuple(term.code for term in flags) == ("old", "now", "later")
    assert len(flags) == 3
    assert "now" in flags
    assert "never" not in flags


def test_without_a_language_the_page_decides(flags, monkeypatch):
    monkeypatch.setattr(wording, "get_language", lambda: "fr-ca")
    assert (flags.title(), flags.label("now")) == ("Repères", "Le now")


def test_without_any_language_english_is_spoken(flags, monkeypatch):
    monkeypatch.setattr(wording, "get_language", lambda: None)
    assert flags.title() == "Flags"


def test_a_term_cannot_be_changed():
    factor = load("risk_factors").get("gangs_member")
    with pytest.raises(TypeError):
        factor.extra["theme"] = "housing"


def test_a_chip_names_category_and_part():
    factors = load("risk_factors")
    assert factors.chip("physical_violence_affected", "en") == "Physical violence: affected"
    assert factors.chip("physical_violence_affected", "fr") == "Violence physique\u00a0: personne touchée"


def test_a_chip_without_a_group_is_the_short_wording():
    assert load("aer_markers").chip("chronic_conditions", "en") == load("aer_markers").short("chronic_conditions", "en")


def test_under_its_heading_a_factor_does_not_repeat_the_category():
    factor = load("risk_factors").get("gangs_member")
    assert (factor.label("en"), factor.item("en")) == ("Gangs - gang member", "gang member")
    assert factor.item("fr") == "appartenance à un gang"


def test_a_term_without_a_group_keeps_its_dash():
    assert Term("a", "Left - right", "Gauche – droite", "s", "ours").item("en") == "Left - right"


def test_groups_come_in_their_own_order_with_their_terms():
    heading, terms = load("risk_factors").grouped("en")[0]
    assert heading == "Alcohol"
    assert [term.local_code for term in terms] == ["RF080", "RF081", "RF082", "RF083", "RF084"]


def test_a_list_without_groups_is_one_nameless_group(flags):
    assert flags.grouped("en", TODAY) == [("", [flags.get("now")])]


def test_a_form_is_offered_the_headings():
    offered = load("conclusions").choices(TODAY, "fr")
    assert next(heading for heading, _ in offered) == "Risque global réduit"
    assert ("deceased", "Décès") in offered[3][1]


@pytest.mark.parametrize("text", ["santé soupçonné", "SANTE soupconne", "  soupçonné   santé "])
def test_search_minds_neither_accents_nor_case_nor_order(text):
    assert [term.code for term in load("risk_factors").search(text, "fr")] == ["mental_health_suspected"]


def test_search_finds_by_category_in_list_order():
    found = load("risk_factors").search("gang issues", "en") + load("risk_factors").search("gangs", "en")
    assert [term.local_code for term in found] == ["RF047", "RF048", "RF049", "RF050"]


def test_search_treats_dash_and_ligature_as_typed_plainly():
    assert load("risk_factors").search("self-harm", "en") == load("risk_factors").search("self harm", "en")
    assert wording.folded("Cœur d’enfant") == "coeur d'enfant"


def test_search_for_nothing_finds_everything():
    assert len(load("study_flags").search("  ", "en")) == 34


def test_a_person_is_named_by_noun_and_band():
    assert person_words("female", "from_60", "en") == "Woman, 60+"
    assert person_words("male", "from_6_to_11", "fr") == "Garçon, 6–11"
    assert person_words("unknown", "unknown", "fr") == "Personne, âge inconnu"


def test_a_place_is_no_person():
    with pytest.raises(LookupError, match="'not_applicable' has no wording 'adult'"):
        person_words("not_applicable", "from_60", "en")
