"""Are the lists as long as published, complete in both languages, and honest about where they come from?"""

from collections import Counter

import pytest

from commontable.groundwork.vocabulary.lists import UnknownList, load, names

SIZES = {
    "age_bands": 9,
    "agency_types": 33,
    "aer_four_part": 4,
    "aer_markers": 3,
    "aer_tests": 2,
    "conclusions": 12,
    "discussion_types": 5,
    "genders": 5,
    "protective_factors": 54,
    "rejection_reasons": 4,
    "risk_categories": 27,
    "risk_factors": 105,
    "risk_themes": 13,
    "rtd_columns": 19,
    "sectors": 11,
    "service_types": 45,
    "study_flags": 34,
    "subject_kinds": 4,
}
FACTORS_OF_CATEGORY = {
    **dict.fromkeys(("poverty", "public_threat"), 1),
    **dict.fromkeys(("antisocial", "elder_abuse", "housing", "missing_school", "negative_peers"), 2),
    **dict.fromkeys(("self_harm", "social_environment", "supervision"), 2),
    **dict.fromkeys(("cognitive", "parenting", "suicide"), 3),
    **dict.fromkeys(("basic_needs", "emotional_violence", "gambling", "gangs", "missing"), 4),
    **dict.fromkeys(("physical_violence", "sexual_violence", "unemployment"), 4),
    **dict.fromkeys(("alcohol", "drugs"), 5),
    **dict.fromkeys(("mental_health", "physical_health"), 7),
    "crime_victimization": 9,
    "criminal_involvement": 13,
}
SAME_IN_BOTH_LANGUAGES = {
    *("Consensus", "Vote", "Gangs", "Suicide", "Justice", "COVID-19", "Conclusions"),
    *("Bengali", "Dari", "Farsi", "Gujarati", "Hindi", "Mandarin", "Somali", "Tagalog"),
}


def every_term():
    return [(name, term) for name in names() for term in (*load(name), *load(name).groups)]


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_a_list_is_as_long_as_its_source(name, size):
    assert len(load(name)) == size


def test_each_category_has_the_published_number_of_factors():
    assert Counter(factor.group for factor in load("risk_factors")) == FACTORS_OF_CATEGORY


def test_every_theme_is_used_by_a_factor():
    assert {factor.extra["theme"] for factor in load("risk_factors")} == set(load("risk_themes").codes())


def test_local_codes_of_factors_run_without_a_gap():
    assert [factor.local_code for factor in load("risk_factors")] == [f"RF{n:03}" for n in range(1, 106)]


def test_no_term_claims_a_provincial_code_while_none_was_seen():
    assert not [term.code for _, term in every_term() if term.provincial_code]


def test_conclusions_stand_in_four_groups():
    assert Counter(term.group for term in load("conclusions")) == {
        "risk_lowered": 3,
        "still_aer": 3,
        "proven_false": 2,
        "other": 4,
    }


def test_protective_factors_stand_in_nine_groups():
    assert len(load("protective_factors").groups) == 9


def test_eight_risk_factors_and_thirty_one_protective_factors_were_seen_at_the_source():
    seen = [sum(t.provenance == "published" for t in load(name)) for name in ("risk_factors", "protective_factors")]
    assert seen == [8, 31]


def test_every_subject_kind_can_be_returned_to_the_province():
    mapped = {kind for row in load("discussion_types") for kind in row.extra["subject_kinds"]}
    assert mapped == set(load("subject_kinds").codes())


def test_each_outcome_of_our_own_says_how_it_is_returned():
    own = [term for term in load("mobilization_outcomes") if term.provenance == "ours"]
    assert [term.code for term in own if "returned_as" not in term.extra] == []


def test_only_connected_and_engaged_count_as_connected():
    outcomes = load("mobilization_outcomes")
    assert {t.code for t in outcomes if t.extra["counts_as_connected"]} == {"connected", "engaged"}


def test_every_authority_waits_for_counsel():
    assert all(t.extra["confirm_with_counsel"] and t.provenance == "recollection" for t in load("authorities"))


def test_age_bands_follow_each_other_without_gap_or_overlap():
    bands = [band for band in load("age_bands") if band.code != "unknown"]
    assert [b.extra["min_age"] for b in bands] == [0, *(b.extra["max_age"] + 1 for b in bands[:-1])]


def test_french_differs_from_english_unless_both_languages_share_the_word():
    assert {term.en for _, term in every_term() if term.en == term.fr} <= SAME_IN_BOTH_LANGUAGES


def french_wordings():
    for name, term in every_term():
        yield name, term.code, term.fr
        yield from ((name, term.code, str(words)) for field, words in term.extra.items() if field.endswith("_fr"))


def test_french_uses_the_curved_apostrophe():
    assert [row for row in french_wordings() if "'" in row[2]] == []


def test_french_never_breaks_before_a_tall_sign():
    assert [row for row in french_wordings() if any(f" {sign}" in row[2] for sign in ":;?!%»")] == []


def test_the_short_wordings_label_nobody():
    labels = {"perpetrator", "offender", "abuser", "addict", "uncooperative", "case", "client"}
    short = [term.short("en").lower() for _, term in every_term()]
    assert [wording for wording in short if labels & set(wording.split())] == []


def test_chips_of_a_list_are_all_different():
    factors = load("risk_factors")
    for language in ("en", "fr"):
        assert len({factors.chip(code, language) for code in factors.codes()}) == 105


def test_a_list_is_read_once():
    assert load("sectors") is load("sectors")


def test_an_unknown_list_is_answered_with_the_known_ones():
    with pytest.raises(UnknownList, match=r"There is no list 'sector'\. The lists are: .*sectors"):
        load("sector")
