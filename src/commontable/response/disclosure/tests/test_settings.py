"""What may an agency's privacy officer set, and what may be written down of an answer? Codes of the lists alone."""

import pytest

from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import acting_as
from commontable.partnership.agencies.models import Agency
from commontable.response.answering.tests.story_b import officer_of
from commontable.response.disclosure.about import about
from commontable.response.disclosure.consenting import record_consent
from commontable.response.disclosure.settings_of import set_default, set_reason
from commontable.response.situations.models import Person
from commontable.response.situations.tests import factories as made

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "said",
    [
        {"use": "guess", "kind": "", "authority": "phipa_40_1"},
        {"use": "tell", "kind": "planet", "authority": "phipa_40_1"},
        {"use": "tell", "kind": "", "authority": "magic"},
    ],
)
def test_a_default_is_told_in_codes(cast, said):
    officer = officer_of(cast, "hana")
    with acting_as(officer), pytest.raises(Invalid):
        set_default(Agency.objects.get(pk=officer.agency), actor=officer, **said)


def test_an_empty_authority_unsets_a_default(cast):
    officer = officer_of(cast, "hana")
    with acting_as(officer):
        row = set_default(Agency.objects.get(pk=officer.agency), actor=officer, use="tell", kind="", authority="")
    assert row.authority == ""


def test_consent_is_no_ground_for_doing_without_it(cast):
    officer = officer_of(cast, "hana")
    with acting_as(officer), pytest.raises(Invalid, match="no ground"):
        set_reason(Agency.objects.get(pk=officer.agency), actor=officer, reason="harm_to_others", authority="consent")


@pytest.mark.parametrize(
    "said",
    [
        {"answer": "perhaps"},
        {"answer": "not_possible", "why_not": "magic"},
        {"answer": "refused", "decided_by": "magic"},
    ],
)
def test_an_answer_is_written_down_in_codes(cast, said):
    situation = made.accepted(cast)
    with acting_as(cast.hana):
        person = about(Person.objects.select_related("situation").get(situation=situation))
        with pytest.raises(Invalid):
            record_consent(person, actor=cast.hana, **said)


def test_who_decided_for_a_person_is_written_down(cast):
    situation = made.accepted(cast)
    with acting_as(cast.hana):
        person = Person.objects.select_related("situation").get(situation=situation)
        assert (
            record_consent(about(person), actor=cast.hana, answer="refused", decided_by="parent").decided_by == "parent"
        )
