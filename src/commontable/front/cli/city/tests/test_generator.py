"""Is the demo city what was published, and the same each time? On the generator alone: no database."""

from collections import Counter
from datetime import date

import pytest

from commontable.front.cli.city.bounds import OPENINGS, broken
from commontable.front.cli.city.chance import Deck, at_quantile, poisson
from commontable.front.cli.city.figures import figures
from commontable.front.cli.city.growth import ZONE
from commontable.front.cli.city.loading import signs_in
from commontable.front.cli.city.names import MARK
from commontable.front.cli.city.partners import City, plan_of
from commontable.front.cli.city.people import FIRST_TO_TRY
from commontable.front.cli.city.priors import KINDS, PREVALENCE
from commontable.front.cli.city.stories import Story, TableStory
from commontable.front.cli.city.table import story_of
from commontable.groundwork.vocabulary.lists import load
from commontable.response.situations.questions import missing

CITY = City("1")
UNTIL = date(2023, 7, 1)


@pytest.fixture(scope="module")
def told() -> list[TableStory]:
    """The decade."""
    return [story_of(CITY, base, UNTIL) for base in OPENINGS]


@pytest.fixture(scope="module")
def accepted(told: list[TableStory]) -> list[Story]:
    return [story for table in told for story in table.stories if story.is_accepted]


def categories(story: Story) -> set[str]:
    factors = load("risk_factors")
    return {str(factors.get(code).group) for code in story.answers.all_risk_factors}


def test_the_published_bounds_hold(told):
    assert broken(figures(CITY, told)) == []


def test_a_figure_beyond_its_bound_is_named():
    assert broken({"interventions": 5501, "tables": 6}) == [
        "interventions by June 2023: 5501, and published is 5500 to 5500"
    ]


def test_the_same_seed_tells_the_same_and_a_later_day_tells_more():
    early, late, other = (
        story_of(City(seed), "YK", until)
        for seed, until in (("1", date(2022, 6, 1)), ("1", date(2022, 9, 1)), ("2", date(2022, 6, 1)))
    )
    told = [(story.number, story.id, story.answers, story.by) for story in early.stories]
    assert told == [(story.number, story.id, story.answers, story.by) for story in late.stories][: len(told)]
    assert len(late.stories) > len(told)
    assert [story.id for story in other.stories] != [story.id for story in early.stories]


def test_nothing_is_brought_before_its_table_opened_and_nothing_after_the_day(told):
    for table in told:
        days = [story.brought_at.astimezone(ZONE).date() for story in table.stories]
        assert OPENINGS[table.code] <= min(days) <= max(days) < UNTIL


def test_tables_have_a_heavy_tail(told):
    sizes = sorted(len(table.stories) for table in told)
    assert sizes[-1] > 3 * sizes[0]


def test_everything_said_could_be_brought(accepted):
    for story in accepted[::50]:
        assert missing(story.answers.checked()) == []


def test_categories_stand_as_often_as_the_priors_say(accepted):
    found = Counter(category for story in accepted for category in categories(story))
    far = {
        code: found[code] / len(accepted)
        for code, share in PREVALENCE.items()
        if abs(found[code] / len(accepted) - share) > 0.08
    }
    assert far == {}


def test_kinds_stand_as_often_as_the_priors_say(accepted):
    found = Counter(story.answers.kind for story in accepted)
    assert all(abs(found[kind] / len(accepted) - share) < 0.01 for kind, share in KINDS.items())


def test_what_goes_together_does(accepted):
    def share(category: str, of: list[Story]) -> float:
        return sum(category in categories(story) for story in of) / len(of)

    def aged(band: str) -> list[Story]:
        return [story for story in accepted if story.answers.people and story.answers.people[0].age_band == band]

    assert share("cognitive", aged("from_60")) > 2 * share("cognitive", accepted)
    assert share("missing_school", aged("from_12_to_17")) > 2 * share("missing_school", accepted)
    on_drugs = [story for story in accepted if "drugs" in categories(story)]
    assert share("housing", on_drugs) > share("housing", accepted)


def test_nobody_can_be_taken_for_a_real_person():
    plan = plan_of(CITY)
    led_by_real = {"Toronto Police Service", "City of Toronto", "United Way Greater Toronto"}
    assert all(MARK in person.name and person.email.endswith("@demo.example") for person in plan.people)
    assert all(agency.name.startswith(MARK) for agency in plan.agencies if agency.name not in led_by_real)
    assert len(plan.people) == 500


def test_a_copy_shares_no_name_with_the_first():
    first, copy = plan_of(CITY), plan_of(City("1", 1))
    for part, name in (("tables", "code"), ("agencies", "name"), ("people", "email")):
        assert not {getattr(each, name) for each in getattr(first, part)} & {
            getattr(each, name) for each in getattr(copy, part)
        }


def test_whoever_is_told_of_can_sign_in():
    assert FIRST_TO_TRY.keys() <= {person.email for person in plan_of(CITY).people if signs_in(person)}


def test_a_deck_draws_evenly():
    from random import Random

    deck = Deck(Random("any"), 10)
    assert sorted(int(deck.draw() * 10) for _each in range(10)) == list(range(10))


def test_a_count_is_read_off_its_distribution():
    counts = poisson(1.0, 3)
    assert [at_quantile(counts, drawn) for drawn in (0, 0.4, 0.9999)] == [0, 1, 3]
