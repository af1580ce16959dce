"""May a name go to that agency?"""

from datetime import UTC, date, datetime

from commontable.identifiers import new_id
from commontable.response.disclosure.basis import Basis, Told, may_be_told_of, two_agencies
from commontable.response.disclosure.models import Consent, Necessity
from tests.pure import code, member

NOW = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
TODAY = date(2026, 11, 25)
US, THEM = new_id(), new_id()


def consent(answer: str = "given", **values) -> Consent:
    return Consent(answer=answer, at=NOW, **values)


def told(*consents: Consent, kinds=("name",), is_police: bool = False, **values) -> Told:
    return Told(Basis(consents, **values), THEM, is_police, TODAY, frozenset(kinds))


def asked(*consents: Consent, **values) -> str:
    return code(may_be_told_of(member(), told(*consents, **values)))


def test_nothing_goes_before_anything_is_on_record():
    assert asked() == "no_basis"
    assert asked(consent("asked")) == "no_basis"
    assert asked(consent("not_possible", why_not="unsafe")) == "no_basis"


def test_what_was_said_when_it_was_brought_counts_until_the_person_answers():
    assert asked(at_bring="given") == "yes"
    assert asked(at_bring="not_yet") == "no_basis"
    assert asked(consent("refused"), at_bring="given") == "said_no"


def test_consent_holds_while_it_stands():
    assert asked(consent()) == "yes"
    assert asked(consent(expires_on=TODAY)) == "yes"
    assert asked(consent(expires_on=date(2026, 11, 24))) == "said_no"
    assert asked(consent(withdrawn_at=NOW)) == "said_no"


def test_a_refusal_ends_what_was_given_and_a_later_yes_begins_anew():
    assert asked(consent(), consent("refused")) == "said_no"
    assert asked(consent(), consent("refused"), consent()) == "yes"
    assert asked(consent(), consent("asked")) == "yes"
    assert asked(consent(), consent("not_possible")) == "yes"


def test_consent_reaches_those_it_names_and_the_kinds_it_names():
    assert asked(consent(recipients=[str(THEM)])) == "yes"
    assert asked(consent(recipients=[str(US)])) == "not_to_them"
    assert asked(consent(limits=["not_police"]), is_police=True) == "not_to_them"
    assert asked(consent(limits=["not_police"])) == "yes"
    assert asked(consent(kinds=["name", "address"])) == "yes"
    assert asked(consent(kinds=["address"])) == "not_this"
    assert asked(consent(kinds=["address"]), consent("not_possible")) == "not_this"


def test_without_consent_two_agencies_agree_one_of_them_not_police():
    necessity = Necessity(reason="harm_to_others", authority="mfippa_32_h", at=NOW)
    assert asked(necessity=necessity) == "alone"
    assert asked(necessity=necessity, agreed=((US, False),)) == "alone"
    assert asked(necessity=necessity, agreed=((US, True), (THEM, True))) == "alone"
    assert asked(necessity=necessity, agreed=((US, True), (THEM, False))) == "yes"
    assert asked(consent("refused"), necessity=necessity, agreed=((US, False), (THEM, True))) == "yes"


def test_two_teams_of_one_agency_are_one():
    assert not two_agencies(((US, False), (US, False)))


def test_the_authority_follows_from_the_basis():
    necessity = Necessity(reason="harm_to_others", authority="mfippa_32_h", at=NOW)
    both = {"necessity": necessity, "agreed": ((US, False), (THEM, True))}
    for telling, authority in (
        (told(), ""),
        (told(consent()), "consent"),
        (told(at_bring="given"), "consent"),
        (told(**both), "mfippa_32_h"),
        (told(consent(), **both), "consent"),
        (told(consent("refused"), **both), "mfippa_32_h"),
    ):
        assert telling.basis.authority_for(telling) == authority
