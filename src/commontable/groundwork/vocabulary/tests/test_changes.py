"""Does a list read as this installation changed it, on each day? Pure: no database."""

from datetime import date

from commontable.groundwork.vocabulary.changes import Change, Kind, changed, next_code
from commontable.groundwork.vocabulary.lists import load, shipped

EVE, DAY, LATER = date(2026, 11, 30), date(2026, 12, 1), date(2027, 1, 1)


def change(kind, code="fire", on=DAY, of="study_flags", **said):
    return Change(of, code, kind, on, **said)


def read(*changes, of="study_flags", on=DAY, groups=()):
    return changed(shipped(of), changes, on, groups)


def offered(vocabulary, on):
    return [term.code for term in vocabulary.current(on)]


ADDED = change(Kind.ADD, "own_001", en="Fentanyl alert", fr="Alerte au fentanyl")


def test_outside_a_transaction_a_list_is_as_it_was_shipped():
    assert load("study_flags") is shipped("study_flags")


def test_an_added_term_is_offered_from_its_day_on_and_no_sooner():
    flags = read(ADDED, on=EVE)
    assert "own_001" not in offered(flags, EVE)
    assert offered(flags, DAY)[-1] == "own_001"
    assert flags.label("own_001", "fr") == "Alerte au fentanyl"


def test_an_added_term_is_the_installations_own():
    term = read(ADDED).get("own_001")
    assert (term.is_own, term.provenance, term.provincial_code) == (True, "own", None)


def test_an_added_term_that_was_undone_is_readable_and_never_offered():
    undone = change(Kind.ADD, "own_001", en="Fentanyl alert", fr="Alerte au fentanyl", is_undone=True)
    flags = read(undone)
    assert flags.label("own_001", "en") == "Fentanyl alert"
    assert "own_001" not in offered(flags, DAY) + offered(flags, LATER)


def test_an_added_term_stands_in_its_group_and_takes_what_its_list_asks_from_the_term_it_is_like():
    like = next(term for term in shipped("risk_factors") if term.code == "gangs_member")
    added = change(Kind.ADD, "own_001", of="risk_factors", group="gangs", like="gangs_member", en="a", fr="b")
    factors = read(added, of="risk_factors")
    term = factors.get("own_001")
    assert (term.group, term.extra["theme"]) == ("gangs", like.extra["theme"])
    assert term.short("en") == "a"
    assert factors.terms[factors.terms.index(term) - 1].group == "gangs"


def test_a_retired_term_is_offered_until_the_eve_and_stays_readable():
    code = shipped("study_flags").codes()[0]
    flags = read(change(Kind.RETIRE, code))
    assert code in offered(flags, EVE)
    assert code not in offered(flags, DAY)
    assert flags.label(code, "en") == shipped("study_flags").label(code, "en")


def test_what_was_picked_before_is_still_offered_to_whom_picked_it():
    code = shipped("study_flags").codes()[0]
    assert code in [term.code for term in read(change(Kind.RETIRE, code)).offered(DAY, [code])]


def test_an_undone_change_is_as_if_it_had_not_been():
    code = shipped("study_flags").codes()[0]
    assert read(change(Kind.RETIRE, code, is_undone=True)) == shipped("study_flags")


def test_other_words_win_from_their_day_on_and_the_shipped_ones_are_known_as_earlier():
    code = "gangs_member"
    words = change(
        Kind.WORDS, code, of="risk_factors", en="Gang member", fr="Membre", short_en="member", short_fr="membre"
    )
    before, after = read(words, of="risk_factors", on=EVE), read(words, of="risk_factors", on=DAY)
    old = shipped("risk_factors").get(code)
    assert before.get(code) == old
    assert (after.label(code, "en"), after.short(code, "fr")) == ("Gang member", "membre")
    assert after.get(code).provenance == old.provenance
    assert after.get(code).reworded_on == DAY
    assert {old.en, old.fr} <= set(after.get(code).before)


def test_the_later_of_two_wordings_wins_on_its_day():
    code = shipped("study_flags").codes()[0]
    late, soon = (change(Kind.WORDS, code, on=day, en=str(day), fr="x") for day in (LATER, DAY))
    assert read(late, soon, on=DAY).label(code, "en") == str(DAY)
    assert read(late, soon, on=LATER).label(code, "en") == str(LATER)


def test_a_mapping_holds_from_its_day_and_can_be_taken_away():
    code = shipped("study_flags").codes()[0]
    mapped, away = change(Kind.MAP, code, provincial_code="SF-07"), change(Kind.MAP, code, on=LATER)
    assert read(mapped, on=EVE).get(code).returned == code
    assert (read(mapped).get(code).returned, read(mapped).get(code).is_mapped) == ("SF-07", True)
    assert read(mapped, away, on=LATER).get(code).returned == code


def test_the_headings_of_a_list_are_the_terms_of_the_list_they_come_from():
    words = change(Kind.WORDS, "gangs", of="risk_categories", en="Street groups", fr="Bandes de rue")
    categories = read(words, of="risk_categories")
    factors = read(words, of="risk_factors", groups=categories.terms)
    assert factors.group("gangs").label("en") == "Street groups"


def test_own_codes_are_numbers_in_order_and_no_words():
    assert next_code(["fire", "own_file"]) == "own_001"
    assert next_code(["own_001", "own_009"]) == "own_010"
