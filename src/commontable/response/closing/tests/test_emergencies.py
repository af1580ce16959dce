"""Emergency contacts before and after: who tells them, when, and who reads them."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from commontable.front.desk.tests.opening import client_of, opened, words
from commontable.groundwork.access.actor import NOBODY, system
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.vocabulary.lists import load
from commontable.response.closing import rules
from commontable.response.closing.emergencies import DAYS, SERVICES, have_passed, tell_contacts
from commontable.response.closing.models import EmergencyContacts
from commontable.response.closing.rules import Met
from commontable.response.interventions.rules import Parts
from commontable.response.moves.actions import join
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage
from commontable.response.situations.tests import factories as made
from tests.entries import entries_of
from tests.pure import OURS, THEIRS, THIRD, a_situation, chair, code, coordinator, member

LATER = DAYS + timedelta(days=1)


def met(stage: str = Stage.INTERVENING) -> Met:
    return Met(Parts(a_situation(stage), OURS, frozenset({THEIRS})), frozenset({THEIRS}))


@pytest.mark.parametrize("stage", Stage)
def test_a_service_with_a_part_tells_it_of_work_under_way_or_closed(stage):
    expected = "yes" if stage in (Stage.INTERVENING, Stage.CLOSED) else "not_begun"
    assert code(rules.may_tell_contacts(member(THEIRS), met(stage))) == expected


def test_nobody_else_tells_it():
    assert code(rules.may_tell_contacts(member(OURS), met())) == "no_emergency_service"
    for actor in (member(THIRD), chair(), coordinator(), NOBODY):
        assert code(rules.may_tell_contacts(actor, met())) == "no_part"


def test_services_are_types_of_agency_that_there_are():
    assert set(SERVICES) <= set(load("agency_types").codes())


def tell(cast, situation, name: str = "paula", **said) -> EmergencyContacts:
    actor = getattr(cast, name)
    with acting_as(actor):
        return tell_contacts(situation, actor=actor, **said)


@pytest.mark.django_db
class TestTelling:
    def test_it_is_two_numbers_of_a_team_and_in_no_entry(self, cast):
        situation = made.closed(cast)
        with entries_of() as entries:
            first = tell(cast, situation, before=12)
        with time_machine.travel(moment() + LATER, tick=False):
            both = tell(cast, situation, before=12, after=0)
        assert (first.pk, both.before, both.after, both.team_id) == (both.pk, 12, 0, cast.teams["Police East"])
        assert [entry.details for entry in entries] == [{}]

    @pytest.mark.parametrize("said", [{}, {"before": -1}, {"before": 1000}, {"before": 3, "after": 1}])
    def test_no_number_one_out_of_bounds_and_days_to_come_are_not_taken(self, cast, said):
        with pytest.raises(Invalid):
            tell(cast, made.reported(cast), **said)

    def test_before_a_decision_no_days_have_passed(self, cast):
        assert not have_passed(made.brought(cast))

    def test_the_lead_is_no_service(self, cast):
        with pytest.raises(Refused):
            tell(cast, made.reported(cast), "omar", before=1)

    def test_the_team_that_told_it_reads_it_and_nobody_else(self, cast):
        situation = made.reported(cast)
        tell(cast, situation, before=4)
        reads = set()
        for name in ("paula", "omar", "hana", "chris", "coral", "sara"):
            with acting_as(getattr(cast, name)):
                reads |= {name} if EmergencyContacts.objects.filter(situation=situation).exists() else set()
        assert reads == {"paula"}

    def test_it_goes_with_a_number_that_gives_way_to_another(self, cast):
        first, second = made.accepted(cast), made.reported(cast, "School East")
        tell(cast, second, before=4)
        everything = system(cast.tables.values())
        with acting_as(everything):
            join(second, actor=everything, into=first)
            assert not EmergencyContacts.objects.filter(situation=second).exists()


@pytest.mark.django_db
class TestPages:
    def address(self, situation) -> str:
        return reverse("closing:contacts", args=[situation.number])

    def post(self, cast, situation, **said):
        with acting_as(cast.chris):
            version = Situation.objects.get(pk=situation.pk).version
        return client_of(cast, "paula").post(self.address(situation), {"version": version, **said})

    def test_a_service_finds_it_in_the_file_and_tells_it(self, cast):
        situation = made.reported(cast)
        file = reverse("desk:situation", args=[situation.number])
        assert self.address(situation) in opened(cast, "paula", file).content.decode()
        assert self.address(situation) not in opened(cast, "omar", file).content.decode()
        assert "once 90 of them have passed" in words(opened(cast, "paula", self.address(situation)))
        assert self.post(cast, situation, before="7").status_code == 302
        assert 'value="7"' in opened(cast, "paula", self.address(situation)).content.decode()

    @pytest.mark.parametrize("before", ["", "some", "1000", "-1"])
    def test_what_is_no_such_number_comes_back(self, cast, before):
        assert self.post(cast, made.reported(cast), before=before).status_code == 422

    def test_later_both_are_asked(self, cast):
        situation = made.closed(cast)
        with time_machine.travel(moment() + LATER, tick=False):
            assert "In the 90 days after the decision" in words(opened(cast, "paula", self.address(situation)))
            assert self.post(cast, situation, before="7", after="2").status_code == 302
