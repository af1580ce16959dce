"""A coordinator makes a table in another city from an empty installation, by docs/how-to/set-up-a-table-in-another-city.md.

Every press and every field filled is counted. The page asks for under 30 minutes; a person needs some 10 seconds for each.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as site_settings
from django.test import override_settings
from playwright.sync_api import Page, expect

from commontable.front.site.secrets import secret_key
from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as
from commontable.partnership.tables.actions import name_first_coordinator
from commontable.partnership.tables.actions.people import PersonFacts
from commontable.partnership.tables.plan import AgencyPlan
from tests.database import cloned_database, point_django_at, schema_hash

from .axe import faults_of
from .live import LiveSite, serving

pytestmark = pytest.mark.journey

MOST_INTERACTIONS = 150
PHRASE = "four quiet words together"
JOAN = PersonFacts("Joan Prairie", "joan@regina.example")
CITY = AgencyPlan("City of Regina", "City", "municipal", "community_safety")
LIST = """Agency,Short name,Sector,Type,Police,Team,Sharing agreement from,Pledge from,Name,E-mail,Alternate,From
General Hospital,Hospital,health,hospital,no,Hospital,2026-01-05,2026-01-05,Ann Lee,ann@hospital.example,no,
General Hospital,,,,,Hospital,,,Bo Chan,bo@hospital.example,yes,
Prairie Housing,Housing,housing,social_housing,no,Housing,2026-01-05,2026-01-05,Cy Roy,cy@housing.example,no,
City Police,Police,justice_policing,municipal_police,yes,Police,2026-01-05,2026-01-05,Di Ray,di@police.example,no,
"""


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the served site keeps its secret: codes are hashed with it."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="module")
def site(city: tuple[str, str], database_server: Any, keyfile_of_this_run: Any, state: Path) -> Iterator[LiveSite]:
    superuser = database_server.superuser_url.replace("/postgres?", f"/{city[0]}?")
    heard, app = (database_server.url(role, city[0]) for role in ("ct_listen", "ct_app"))
    with serving(app, superuser, state, keyfile_of_this_run, heard) as live:
        yield live


@pytest.fixture(scope="module")
def city(
    database_server: Any,
    django_db_setup: None,
    django_db_blocker: Any,
    keyfile_of_this_run: Any,
    worker_name: str,
    state: Path,
) -> Iterator[tuple[str, str]]:
    """An installation with nothing in it but the first coordinator; and their code."""
    before = site_settings.DATABASES["default"]["NAME"]
    schema = schema_hash([config.name for config in apps.get_app_configs()])
    with (
        django_db_blocker.unblock(),
        cloned_database(database_server, schema, f"{worker_name}_empty", _none) as name,
    ):
        point_django_at(database_server, name)
        with (
            override_settings(KEYFILE=keyfile_of_this_run, SECRET_KEY=secret_key({}, state)),
            acting_as(operator()),
        ):
            code = name_first_coordinator(JOAN, actor=operator(), agency=CITY)
        point_django_at(database_server, before)
        yield name, code


def _none(database: str) -> None:
    raise AssertionError(f"{database}: the schema was migrated for the usual database already")


@dataclass
class Hands:
    """What a person does at a page, counted."""

    page: Page
    count: int = 0

    def press(self, name: str, role: Any = "button") -> None:
        self.count += 1
        self.page.get_by_role(role, name=name, exact=True).first.click()

    def go(self, name: str) -> None:
        self.press(name, "link")

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.count += 1
            field = self.page.locator(f"[name={name}]")
            if field.evaluate("e => e.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)

    def tick(self, label: str) -> None:
        self.count += 1
        self.page.get_by_label(label).check()


def test_from_nothing_to_a_table_that_can_meet(walkers, city):
    hands = Hands(walkers.window())
    first_sign_in(hands, JOAN.email, city[1])
    make_the_table(hands)
    expect(hands.page.get_by_text("Before its first meeting the table still needs:")).to_be_visible()
    add_the_rest(hands)
    expect(hands.page.get_by_text("Everything a first meeting needs is here.")).to_be_visible()
    assert faults_of(hands.page) == []
    told = give_a_code(hands)
    assert hands.count <= MOST_INTERACTIONS
    ann = Hands(walkers.window())
    first_sign_in(ann, "ann@hospital.example", told)
    expect(ann.page.get_by_role("button", name="Draft a situation")).to_be_visible()
    expect(ann.page.get_by_role("link", name="Set up")).to_have_count(0)
    end_the_seat(hands)
    ann.page.reload()
    expect(ann.page.get_by_role("button", name="Draft a situation")).to_have_count(0)


def first_sign_in(hands: Hands, email: str, code: str) -> None:
    hands.page.goto("/sign-in/")
    hands.go("First time here? Enter the code your coordinator told you")
    hands.fill(email=email, code=code, passphrase=PHRASE, again=PHRASE)
    hands.press("Choose this passphrase and sign in")
    expect(hands.page.get_by_role("button", name="Sign out")).to_be_visible()


def make_the_table(hands: Hands) -> None:
    hands.go("Set up")
    hands.go("Make a new table")
    hands.fill(name="Regina Hub", code="RE", time_zone="Saskatchewan (no change of hour)", holidays="Saskatchewan")
    hands.fill(quorum_teams="2")
    hands.press("Make the table")
    expect(hands.page.get_by_role("heading", level=1)).to_have_text("Regina Hub")


def add_the_rest(hands: Hands) -> None:
    hands.go("Add an area")
    hands.fill(name="City of Regina")
    hands.press("Add the area")
    hands.go("Say when it meets")
    hands.fill(weekday="Tuesday", at="10:00")
    hands.press("Keep this day")
    bring_the_list_in(hands)
    hands.go("Name a co-chair or coordinator")
    hands.fill(name="Ed Fox", email="ed@police.example", agency="City Police")
    hands.tick("co-chair: runs the meetings")
    hands.press("Name this person")
    by_hand(hands)


def bring_the_list_in(hands: Hands) -> None:
    hands.go("Bring in a list")
    hands.count += 1
    wrong = LIST.replace("cy@housing.example", "nobody")
    hands.page.locator("[name=file]").set_input_files(
        {"name": "l.csv", "mimeType": "text/csv", "buffer": wrong.encode()}
    )
    hands.press("Look at it first")
    expect(hands.page.get_by_text("“nobody” is no e-mail address.")).to_be_visible()
    hands.count += 1
    with hands.page.expect_download() as saved:
        hands.page.get_by_role("button", name="Save the wrong rows with the reasons").click()
    assert saved.value.suggested_filename == "rows-to-correct.csv"
    hands.go("Choose the corrected list")
    hands.count += 1
    hands.page.locator("[name=file]").set_input_files(
        {"name": "l.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    )
    hands.press("Look at it first")
    expect(hands.page.get_by_text("4 new seats")).to_be_visible()
    hands.press("Bring it in")
    expect(hands.page.get_by_role("link", name="Housing")).to_be_visible()


def by_hand(hands: Hands) -> None:
    """One agency, team and seat without a list; supervisor and out-of-hours contact of another."""
    hands.go("Add an agency")
    hands.fill(name="School Division", short_name="School", sector="education", agency_type="school_board")
    hands.press("Add the agency")
    hands.fill(name="School", sharing_from="2026-01-05", pledge_from="2026-01-05")
    hands.press("Add the team")
    hands.go("Seat a person")
    hands.fill(name="Flo Day", email="flo@school.example")
    hands.press("Give the seat")
    hands.fill(supervisor="Flo Day", out_of_hours="On-call desk, 306 555 0100")
    hands.press("Keep it")
    hands.go("Back to the table")


def give_a_code(hands: Hands) -> str:
    hands.go("Hospital")
    hands.press("Give Ann Lee a set-up code")
    shown = hands.page.get_by_text(re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$"))
    return shown.inner_text()


def end_the_seat(hands: Hands) -> None:
    hands.page.go_back()
    row = hands.page.get_by_role("listitem").filter(has_text="ann@hospital.example")
    row.get_by_text("End the seat", exact=True).click()
    row.get_by_role("button", name="End the seat now").click()
    expect(hands.page.get_by_role("heading", level=1)).to_have_text("Hospital")
