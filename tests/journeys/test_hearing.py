"""Filter 3 in two browsers of one team: whoever says "not involved" in one closes the name that is open in the other."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.response.disclosure.actions import release
from commontable.response.filters.audience import name_audience
from commontable.response.situations.models import Grant
from commontable.response.situations.tests.factories import SOMEBODY, accepted, seal_all
from tests.cast import Cast

from .axe import faults_of, overflow_of
from .test_room_screen import hide

pytestmark = pytest.mark.journey


def furnish(cast: Cast) -> None:
    """At filter 3 Housing East was named, and holds the key."""
    situation = accepted(cast)
    seal_all(cast, situation)
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        name_audience(situation, actor=cast.hana, teams=[cast.teams["Housing East"]])
        release(Grant.objects.get(why="hears"), actor=cast.hana, authority="consent")


def test_not_involved_in_one_browser_closes_the_name_in_the_other(signed_in: Callable):
    here, there = signed_in("omar"), signed_in("omar")
    for page in (here, there):
        page.goto("/")
        page.get_by_role("link", name="To filter 3").click()
    here.get_by_role("link", name="Show name").click()
    name = here.get_by_text(SOMEBODY.name)
    expect(name).to_be_visible()
    assert (faults_of(here), overflow_of(here)) == ([], "")
    hide(here)
    expect(here.get_by_text("Blanked. Any key brings the page back.")).to_be_visible()
    here.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
    here.keyboard.press("n")
    there.get_by_role("button", name="Not involved").click()
    expect(there.get_by_text("The key was taken at once")).to_be_visible()
    expect(name).to_have_count(0)
    expect(here.get_by_text("The key was taken at once")).to_be_visible()
    expect(here.get_by_role("link", name="Show name")).to_have_count(0)
