"""How it went for the people: who says it, in which codes, and who reads it."""

import pytest
from django.urls import reverse

from commontable.front.desk.tests.opening import client_of, opened, words
from commontable.groundwork.access.actor import NOBODY, system
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.response.closing import rules
from commontable.response.closing.models import Report
from commontable.response.closing.reporting import say_how_it_went
from commontable.response.interventions.models import Plan
from commontable.response.interventions.planning import write_plan
from commontable.response.interventions.rules import Parts
from commontable.response.moves.actions import join
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage
from commontable.response.situations.tests import factories as made
from tests.entries import entries_of
from tests.pure import OURS, THEIRS, THIRD, a_situation, chair, code, coordinator, member


def parts(stage: str = Stage.INTERVENING) -> Parts:
    return Parts(a_situation(stage), OURS, frozenset({THEIRS}))


@pytest.mark.parametrize("stage", Stage)
def test_the_lead_says_it_of_work_under_way_or_closed(stage):
    expected = "yes" if stage in (Stage.INTERVENING, Stage.CLOSED) else "not_begun"
    assert code(rules.may_say_how_it_went(member(OURS), parts(stage))) == expected


def test_nobody_else_says_it():
    assert code(rules.may_say_how_it_went(member(THEIRS), parts())) == "not_the_leads"
    for actor in (member(THIRD), chair(), coordinator(), NOBODY):
        assert code(rules.may_say_how_it_went(actor, parts())) == "no_part"


def planned(cast, situation, language: str = "tamil") -> Plan:
    with acting_as(cast.omar):
        return write_plan(situation, actor=cast.omar, language=language)


def say(cast, situation, **said) -> Report:
    with acting_as(cast.omar):
        return say_how_it_went(situation, actor=cast.omar, **said)


@pytest.mark.django_db
class TestSaying:
    def test_it_is_one_report_in_codes_that_is_said_anew(self, cast):
        situation = made.reported(cast)
        planned(cast, situation)
        with entries_of() as entries:
            first = say(cast, situation, language_met="not_there", persons_word="not_asked")
            again = say(cast, situation, language_met="there")
        assert first.pk == again.pk
        assert (again.language_met, again.persons_word, again.team_id) == ("there", "", cast.teams["Housing East"])
        assert [entry.details for entry in entries] == [
            {"language_met": "not_there", "persons_word": "not_asked"},
            {"language_met": "there"},
        ]

    def test_it_may_still_be_said_after_the_closing(self, cast):
        assert say(cast, made.closed(cast), persons_word="helped").persons_word == "helped"

    @pytest.mark.parametrize("said", [{}, {"persons_word": "great"}, {"language_met": "a bit"}])
    def test_nothing_and_what_is_on_no_list_is_not_taken(self, cast, said):
        situation = made.reported(cast)
        planned(cast, situation)
        with pytest.raises(Invalid):
            say(cast, situation, **said)

    def test_a_language_that_the_plan_does_not_name_was_not_there_or_missing(self, cast):
        situation = made.reported(cast)
        with pytest.raises(Invalid):
            say(cast, situation, language_met="there")
        planned(cast, situation, "")
        with pytest.raises(Invalid):
            say(cast, situation, language_met="there")

    def test_another_team_s_member_is_refused(self, cast):
        situation = made.reported(cast)
        with acting_as(cast.paula), pytest.raises(Refused):
            say_how_it_went(situation, actor=cast.paula, persons_word="helped")

    def test_teams_with_a_part_read_it_and_nobody_else(self, cast):
        situation = made.closed(cast)
        say(cast, situation, persons_word="helped")
        reads = {}
        for name in ("omar", "paula", "hana", "chris", "coral", "sara"):
            with acting_as(getattr(cast, name)):
                reads[name] = Report.objects.filter(situation=situation).exists()
        assert {name for name, may in reads.items() if may} == {"omar", "paula"}

    def test_it_goes_with_a_number_that_gives_way_to_another(self, cast):
        first, second = made.accepted(cast), made.reported(cast, "School East")
        say(cast, second, persons_word="helped")
        everything = system(cast.tables.values())
        with acting_as(everything):
            join(second, actor=everything, into=first)
            assert not Report.objects.filter(situation=second).exists()


@pytest.mark.django_db
class TestPages:
    def post(self, cast, situation, name: str = "omar", **said):
        with acting_as(cast.chris):
            version = Situation.objects.get(pk=situation.pk).version
        return client_of(cast, name).post(
            reverse("closing:report", args=[situation.number]), {"version": version, **said}
        )

    def test_the_lead_says_it_and_the_file_shows_it_to_the_few(self, cast):
        situation = made.reported(cast)
        planned(cast, situation)
        page = words(opened(cast, "omar", reverse("closing:report", args=[situation.number])))
        assert "Tamil: was somebody there who speaks it?" in page
        assert self.post(cast, situation, language_met="there", persons_word="in_part").status_code == 302
        file = reverse("desk:situation", args=[situation.number])
        said = words(opened(cast, "omar", file))
        for each in ("Tamil", "An interpreter, or a worker who speaks it, was there", "It helped in part"):
            assert each in said
        assert "How it went" in words(opened(cast, "paula", file))
        for name in ("hana", "chris"):
            assert "It helped in part" not in words(opened(cast, name, file))

    def test_of_a_language_nothing_is_asked_where_none_is_needed(self, cast):
        situation = made.reported(cast)
        page = words(opened(cast, "omar", reverse("closing:report", args=[situation.number])))
        assert "who speaks it?" not in page
        answer = self.post(cast, situation)
        assert answer.status_code == 422
        assert "Give at least one answer" in words(answer)

    def test_what_was_said_is_filled_in_when_it_is_said_anew(self, cast):
        situation = made.reported(cast)
        say(cast, situation, persons_word="did_not")
        page = opened(cast, "omar", reverse("closing:report", args=[situation.number])).content.decode()
        assert 'value="did_not" id="id_persons_word_3" checked' in page or 'value="did_not" checked' in page
