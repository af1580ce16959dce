"""What do the set-up pages show and do, and for whom?"""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.meetings.models import Cadence, Meeting
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.actions.tables import settings_of
from commontable.partnership.tables.models import CoChair, Coordinator, Seat, SituationTable, TableArea, Team
from commontable.partnership.tables.plan import Plan
from commontable.response.situations.tests import factories as made
from tests.cast import EAST

pytestmark = pytest.mark.django_db
LIST = "Agency;Sector;Type;Team;Name;E-mail\nFood Bank;health;charity_faith;Food East;Mia New;mia@example.org\n"
BAD = LIST + "Food Bank;;;Food East;=cmd|' /C calc'!A0;calc@example.org\n"


class Desk:
    """A browser at the set-up pages of the East table."""

    def __init__(self, cast, name: str) -> None:
        self.cast, self.client = cast, Client()
        if name:
            self.client.force_login(cast.accounts[name])

    def url(self, name: str, *words) -> str:
        return reverse(f"set_up:{name}", args=words)

    def east(self, name: str) -> str:
        return self.url(name, self.cast.tables["EA"])

    def get(self, url: str):
        return self.client.get(url)

    def send(self, url: str, **sent):
        begun = self.client.get(url)
        form = begun.context and begun.context.get("form")
        kept = {name: form[name].value() for name in form.fields} if form and begun.status_code == 200 else {}
        return self.client.post(url, {n: v for n, v in {**kept, **sent}.items() if v is not None and v is not False})


@pytest.fixture
def desk(cast):
    return lambda name="coral": Desk(cast, name)


def says(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


# Who


@pytest.mark.parametrize("name", ["hana", "chris", "wilma", "unseated"])
def test_only_coordinators_find_the_way_and_the_pages(desk, name):
    person = desk(name)
    assert "Set up" not in says(person.get("/"))
    for url in (
        person.url("tables"),
        person.url("new"),
        person.east("table"),
        person.east("settings"),
        person.east("upload"),
    ):
        assert person.get(url).status_code == 403
    assert desk("").get(person.east("table")).status_code == 302


def test_a_coordinator_does_not_set_up_another_table(desk, cast):
    coral = desk()
    assert "Set up" in says(coral.get("/"))
    assert coral.get(coral.url("settings", cast.tables["WE"])).status_code == 403
    assert coral.get(coral.url("team", cast.teams["Hospital West"])).status_code == 403
    assert coral.get(coral.url("table", cast.teams["Hospital West"])).status_code == 404


# Tables


def test_a_table_is_made_in_the_browser(desk, cast):
    coral = desk()
    answer = coral.send(coral.url("new"), name="North table", code="no")
    with acting_as(cast.coral):
        north = SituationTable.objects.get(code="NO")
    assert answer.url == coral.url("table", north.pk)
    page = says(coral.get(answer.url))
    for words in ("still needs: an area", "teams of two agencies", "a co-chair", "a day on which it meets"):
        assert words in page
    assert "North table" in says(coral.get(coral.url("tables")))


def test_what_is_wrong_stands_on_the_form_and_what_was_typed_stays(desk):
    coral = desk()
    answer = coral.send(coral.url("new"), name="East table", code="NO")
    assert answer.status_code == 422
    assert "Another table is called East table" in says(answer)
    assert "two to four letters, such as PA" in says(coral.send(coral.url("new"), name="N", code="12"))


def test_settings_are_changed(desk, cast):
    coral = desk()
    answer = coral.send(coral.east("settings"), clock_hours=24, **{"sector-health": 2})
    assert answer.status_code == 302
    with acting_as(cast.coral):
        table = cast.table("EA")
        assert (table.clock_hours, [(r.sector, r.at_least) for r in table.quorum_rules.all()]) == (24, [("health", 2)])
    assert "Health: 2" in says(coral.get(coral.east("table")))
    assert coral.send(coral.east("settings"), clock_hours=9999).status_code == 422


def test_a_zone_and_a_region_that_only_a_file_can_name_stay(desk, cast):
    with acting_as(operator()):
        plan = Plan((replace(EAST, time_zone="UTC", holidays="US-NY"),))
        set_up(plan, actor=operator())
    coral = desk()
    assert coral.send(coral.east("settings"), clock_hours=24).status_code == 302
    assert "US-NY" in says(coral.get(coral.east("table")))


def test_a_lost_race_shows_both(desk, cast):
    one, other = desk(), desk()
    page = one.get(one.east("settings"))
    form = {name: page.context["form"][name].value() for name in page.context["form"].fields}
    other.send(other.east("settings"), clock_hours=24, filter_3="seated")
    answer = one.client.post(
        one.east("settings"), {n: v for n, v in {**form, "clock_hours": 72}.items() if v is not None and v is not False}
    )
    assert answer.status_code == 422
    text = says(answer)
    assert "Somebody changed these settings" in text
    assert "left this at: 24" in text
    assert "left this at: every team in the room" in text
    again = {n: v for n, v in answer.context["form"].data.items() if n != "csrfmiddlewaretoken"}
    assert one.client.post(one.east("settings"), again).status_code == 302
    with acting_as(cast.coral):
        assert settings_of(cast.table("EA")).clock_hours == 72


# Areas, agencies, people who serve


def test_areas_begin_end_and_never_overlap(desk, cast):
    coral = desk()
    assert coral.send(coral.east("area"), name="Bay", starts_on="2026-01-01").status_code == 302
    assert "covers Bay since 1 January 2026" in says(coral.send(coral.east("area"), name="bay", starts_on="2026-02-01"))
    assert "before the first" in says(
        coral.send(coral.east("area"), name="X", starts_on="2026-02-01", ends_on="2026-01-01")
    )
    with acting_as(cast.coral):
        row = TableArea.objects.get(area__name="Bay")
    assert coral.client.post(coral.url("end", "area", row.pk)).status_code == 302
    assert coral.client.post(coral.url("end", "area", row.pk)).status_code == 403
    assert coral.client.post(coral.url("end", "nothing", row.pk)).status_code == 404
    assert coral.client.post(coral.url("end", "seat", row.pk)).status_code == 404


def test_an_agency_is_added_and_leads_on_to_its_team(desk, cast):
    coral = desk()
    given = {"name": "Food Bank", "short_name": "Food", "sector": "health", "agency_type": "charity_faith"}
    answer = coral.send(f"{coral.url('agency_new')}?table={cast.tables['EA']}", **given)
    assert answer.url.startswith(coral.east("team_new"))
    assert coral.get(answer.url).context["form"]["agency"].value() in answer.url
    assert coral.send(coral.url("agency_new"), **{**given, "name": "Second"}).url == coral.url("tables")
    assert "known already" in says(coral.send(coral.url("agency_new"), **given))
    with acting_as(cast.coral):
        food, homes = Agency.objects.get(name="Food Bank"), Agency.objects.get(name="Homes Trust")
    assert coral.send(coral.url("agency", food.pk), short_name="Bank").url == coral.url("tables")
    back = coral.send(f"{coral.url('agency', food.pk)}?table={cast.tables['EA']}", short_name="Bank")
    assert back.url == coral.east("table")
    assert coral.get(coral.url("agency", homes.pk)).status_code == 403
    assert coral.get(coral.url("agency", cast.teams["Police East"])).status_code == 404


@pytest.mark.parametrize("role", ["co-chair", "coordinator"])
def test_a_co_chair_or_coordinator_is_named_and_given_a_code(desk, cast, role):
    coral = desk()
    with acting_as(cast.coral):
        office = Agency.objects.get(name="City Office")
    given = {"name": "Mia New", "email": "mia@example.org", "role": role, "agency": office.pk}
    assert coral.send(coral.east("serving"), **given).status_code == 302
    assert "serves this table so already" in says(coral.send(coral.east("serving"), **given))
    assert "Give Mia New a set-up code" in says(coral.get(coral.east("table")))
    with acting_as(cast.coral):
        mia = Member.objects.get(name="Mia New")
        kind = CoChair if role == "co-chair" else Coordinator
        row = kind.objects.get(member=mia)
    answer = coral.client.post(coral.url("code", mia.pk))
    assert re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b", says(answer))
    assert "no-store" in answer.headers["Cache-Control"]
    assert coral.client.post(coral.url("end", role, row.pk)).status_code == 302


# Teams and seats


def test_a_team_is_added_seated_and_changed(desk, cast):
    coral = desk()
    with acting_as(cast.coral):
        homes = Agency.objects.get(name="Homes Trust")
    answer = coral.send(coral.east("team_new"), agency=homes.pk, name="Housing night", sharing_from="2026-01-05")
    team = answer.url
    assert "no name is released to it" in says(coral.get(coral.east("table")))
    with acting_as(cast.coral):
        row = Team.objects.get(name="Housing night")
    seat = coral.url("seat_new", row.pk)
    assert coral.send(seat, name="Mia New", email="mia@example.org", is_alternate="on").url == team
    assert "has a seat" in says(coral.send(seat, name="Mia New", email="mia@example.org"))
    page = says(coral.get(team))
    assert "Mia New , alternate" in page or "Mia New, alternate" in page
    with acting_as(cast.coral):
        mia = Member.objects.get(name="Mia New")
    kept = coral.send(team, supervisor=mia.pk, out_of_hours="555-0100", pledge_from="2026-01-05")
    assert kept.status_code == 302
    with acting_as(cast.coral):
        row = Team.objects.select_related("agreement").get(pk=row.pk)
        assert (row.supervisor_id, row.out_of_hours, row.agreement.in_force(timezone.localdate())) == (
            mia.pk,
            "555-0100",
            True,
        )
        mine = Seat.objects.get(member=mia)
    assert "cannot end before" in says(coral.send(team, ends_on="2020-01-01"))
    assert coral.client.post(coral.url("end", "seat", mine.pk)).url == team


def test_a_team_leaves_and_comes_back_but_not_with_work_in_hand(desk, cast):
    coral, school = desk(), cast.teams["School East"]
    situation = made.brought(cast, "Hospital East")
    page = says(coral.get(coral.url("team", cast.teams["Hospital East"])))
    assert f"still has a part in {situation.number}" in page
    assert coral.client.post(coral.url("leave", cast.teams["Hospital East"])).status_code == 403
    assert coral.client.post(coral.url("leave", school)).url == coral.east("table")
    assert "left the table" in says(coral.get(coral.east("table")))
    assert "This team left the table" in says(coral.get(coral.url("team", school)))
    assert desk("sara").get("/drafts/new/").status_code in (302, 403, 404)
    assert coral.client.post(coral.url("come_back", school)).url == coral.url("team", school)


def test_whose_seat_is_ended_loses_the_page_they_have_open(desk, cast):
    situation, sara, coral = made.brought(cast, "School East"), desk("sara"), desk()
    assert sara.get(f"/situations/{situation.number}/").status_code == 200
    with acting_as(cast.coral):
        row = Seat.objects.get(member=cast.sara.member)
    coral.client.post(coral.url("end", "seat", row.pk))
    assert sara.get(f"/situations/{situation.number}/").status_code == 404


def test_no_code_is_given_for_people_of_other_tables(desk, cast):
    coral = desk()
    for name in ("hugo", "wilma", "unseated"):
        assert coral.client.post(coral.url("code", cast.actors[name].member)).status_code == 403
    assert coral.client.post(coral.url("code", cast.tables["EA"])).status_code == 404


# When it meets


def test_a_day_is_kept_planned_and_ended(desk, cast):
    coral = desk()
    given = {"weekday": 2, "at": "13:30", "every_weeks": 2, "minutes": 60, "starts_on": "2026-01-07"}
    assert coral.send(coral.east("cadence_new"), **given).status_code == 302
    assert "Wednesday, 13:30, every 2 weeks" in says(coral.get(coral.east("table")))
    assert coral.send(coral.east("cadence_new"), **{**given, "every_weeks": 0}).status_code == 422
    with acting_as(cast.coral):
        cadence = Cadence.objects.get(table=cast.tables["EA"])
        assert Meeting.objects.filter(cadence=cadence).count() == 4
    assert coral.client.post(coral.url("end_cadence", cadence.pk)).url == coral.east("table")
    assert coral.client.post(coral.url("end_cadence", cadence.pk)).status_code == 404
    with acting_as(cast.coral):
        assert not Meeting.objects.filter(cadence=cadence).exists()


def test_a_co_chair_may_end_it_and_is_led_to_the_calendar(desk, cast):
    coral, chris = desk(), desk("chris")
    given = {"weekday": 2, "at": "13:30", "every_weeks": 1, "minutes": 60, "starts_on": "2026-01-07"}
    coral.send(coral.east("cadence_new"), **given)
    with acting_as(cast.coral):
        cadence = Cadence.objects.get(table=cast.tables["EA"])
    assert chris.client.post(chris.url("end_cadence", cadence.pk)).url == reverse("desk:meetings")


# Lists


def file(text: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("list.csv", text if isinstance(text, bytes) else text.encode())


def test_a_list_is_looked_at_and_then_brought_in(desk, cast):
    coral = desk()
    seen = coral.client.post(coral.east("upload"), {"file": file(LIST)})
    assert "1 new agency : Food Bank" in says(seen) or "1 new agency: Food Bank" in says(seen)
    with acting_as(cast.coral):
        assert not Agency.objects.filter(name="Food Bank").exists()
    text = seen.context["carried"]["text"].value()
    assert coral.client.post(coral.east("bring_in"), {"text": text}).url == coral.east("table")
    with acting_as(cast.coral):
        assert Seat.objects.filter(member__name="Mia New").count() == 1
    again = coral.client.post(coral.east("upload"), {"file": file(LIST)})
    assert "there is nothing to bring in" in says(again)


def test_wrong_rows_are_shown_saved_with_their_reason_and_bring_in_nothing(desk, cast):
    coral = desk()
    seen = coral.client.post(coral.east("upload"), {"file": file(BAD)})
    assert "1 row is wrong" in says(seen)
    text = seen.context["carried"]["text"].value()
    saved = coral.client.post(coral.east("bad_rows"), {"text": text})
    assert saved.headers["Content-Type"] == "text/csv; charset=utf-8"
    written = saved.content.decode("utf-8-sig")
    assert written.splitlines()[0] == "Agency;Sector;Type;Team;Name;E-mail;What is wrong"
    assert ";'=cmd|' /C calc'!A0;" in written
    assert "begins with a sign" in written
    answer = coral.client.post(coral.east("bring_in"), {"text": text})
    assert answer.status_code == 422
    assert "1 row is wrong" in says(answer)
    again = coral.client.post(coral.east("upload"), {"file": file(saved.content)})
    assert "1 row is wrong" in says(again)
    with acting_as(cast.coral):
        assert not Agency.objects.filter(name="Food Bank").exists()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"Agency,Team\nA\x00,B", "no text that can be read"),
        (LIST.encode("utf-16-le"), "no text that can be read"),
        (b"Agency,Salary", "mean nothing here: Salary"),
        (b"x" * (300 * 1024), "longer than 256 kB"),
        (b"", "empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_on_the_form(desk, raw, said):
    coral = desk()
    answer = coral.client.post(coral.east("upload"), {"file": file(raw)})
    assert answer.status_code == 422
    assert said in says(answer)


def test_a_huge_file_is_not_even_taken(desk):
    coral = desk()
    answer = coral.client.post(coral.east("upload"), {"file": file(b"x" * (3 * 1024 * 1024))})
    assert answer.status_code == 422


def test_what_came_back_through_the_browser_is_read_again(desk):
    coral = desk()
    for name in ("bring_in", "bad_rows"):
        assert coral.client.post(coral.east(name), {"text": "Agency,Salary"}).status_code == 400
        assert coral.client.post(coral.east(name)).status_code == 400


def test_the_headings_come_in_the_readers_language(desk, cast):
    coral = desk()
    assert coral.get(coral.url("headings")).content.decode("utf-8-sig").startswith("Agency,Short name,Sector")
    coral.client.post("/language/", {"language": "fr"})
    assert coral.get(coral.url("headings")).content.decode("utf-8-sig").startswith("Organisme;Nom court;Secteur")


def test_queries_do_not_grow_with_teams_and_people(desk, cast, django_assert_max_num_queries):
    coral = desk()
    for each in range(3):
        coral.client.post(
            coral.east("bring_in"), {"text": LIST.replace("Food East", f"Food {each}").replace("mia", f"m{each}")}
        )
    with django_assert_max_num_queries(26):
        coral.get(coral.east("table"))
