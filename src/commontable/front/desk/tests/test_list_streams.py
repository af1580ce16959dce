"""Does a list that is read off grants, drafts and facts hold what the row policies show, and nothing else?"""

import re

import pytest

from commontable.groundwork.access.session import acting_as
from commontable.response.moves.tests.test_drafts_come_back import destroyed, handed_over, joined, voided, withdrawn
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories
from tests.cast import Cast

from .test_today_pages import LIST, opened

pytestmark = pytest.mark.django_db
PEOPLE = ("hana", "omar", "sara", "paula", "piet", "chris", "coral")


def listed(cast: Cast, person: str, query: str = "") -> list[str]:
    """The numbers down the first column."""
    page = opened(cast, person, f"{LIST}?{query}").content.decode()
    return re.findall(r'<a class="ref"[^>]*>([^<]+)</a></th>', page)


def seen(cast: Cast, person: str, **only) -> list[str]:
    """What the row policies show, in the order of the list."""
    with acting_as(cast.actors[person]):
        found = Situation.objects.filter(**only).order_by("-year", "-sequence", "number")
        return list(found.values_list("number", flat=True))


def some_of_each(cast: Cast) -> None:
    for end in (withdrawn, voided, destroyed, joined, handed_over):
        end(cast)
    handed_over(cast, factories.reported)
    factories.closed(cast)
    factories.rejected(cast, "Housing East")
    factories.intervening(cast, "Housing East")
    factories.brought(cast, "School East")


def test_everybody_lists_all_that_they_may_see_and_nothing_else(cast):
    some_of_each(cast)
    lists = {person: listed(cast, person) for person in PEOPLE}
    assert lists == {person: seen(cast, person) for person in PEOPLE}
    assert len({tuple(numbers) for numbers in lists.values()}) > 3


def test_a_search_by_factor_finds_what_one_may_see_and_nothing_else(cast):
    some_of_each(cast)
    factor = "gambling_chronic"
    known = {"facts__list": "risk_factors", "facts__code": factor}
    found = {person: listed(cast, person, f"factor={factor}") for person in PEOPLE}
    assert found == {person: list(dict.fromkeys(seen(cast, person, **known))) for person in PEOPLE}
    assert found["hana"] not in ([], found["chris"])


@pytest.mark.parametrize("end", [withdrawn, voided, destroyed, joined, handed_over])
def test_what_ended_stays_on_the_list_of_the_team_whose_draft_it_was(cast, end):
    number = end(cast).number
    assert number in listed(cast, "hana")
    assert number in listed(cast, "hana", "whose=ours")
    assert number not in listed(cast, "sara")


def test_brought_again_the_new_number_stands_in_the_place_of_the_old_one(cast):
    old = withdrawn(cast)
    with acting_as(cast.hana):
        new = factories.bring(factories.draft_of(cast, old), actor=cast.hana)
    assert listed(cast, "hana") == [new.number]


def test_what_a_team_may_read_for_two_reasons_is_one_line_and_fills_one_place(cast, monkeypatch):
    monkeypatch.setattr("commontable.front.desk.situations_list.A_PAGE", 2)
    numbers = [factories.intervening(cast, lead="Hospital East").number for _each in range(3)]
    assert listed(cast, "hana") == [numbers[2], numbers[1]]
    assert listed(cast, "hana", f"before={numbers[1]}") == [numbers[0]]


@pytest.mark.parametrize(
    "before", ["EA-24-", "EA", "EA-24-²", f"EA-{'9' * 5000}-1", f"EA-24-{'9' * 5000}", "EA-24-99999999999"]
)
def test_an_address_that_names_no_number_shows_the_newest(cast, before):
    number = factories.brought(cast, "School East").number
    assert listed(cast, "chris", f"before={before}") == [number]
