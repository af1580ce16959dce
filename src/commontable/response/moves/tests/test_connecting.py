"""What becomes of two numbers when the earlier team agrees that they are one: on PostgreSQL, as the role that serves."""

import pytest

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.response.disclosure.actions import release
from commontable.response.moves.connecting import say_the_same
from commontable.response.repeats.actions import ask
from commontable.response.repeats.models import Prompt
from commontable.response.repeats.tests.pairs import AGAIN, known, matched, prompt_for, prompts, seen_by
from commontable.response.situations.counting import numbers_of, situations_of
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories as made

from .offering import seen

pytestmark = pytest.mark.django_db


def agreed(cast, prompt: Prompt) -> None:
    """The coordinator asks, the hospital agrees."""
    with acting_as(cast.coral):
        ask(Prompt.objects.get(pk=prompt.pk), actor=cast.coral)
    with acting_as(cast.hana):
        say_the_same(Prompt.objects.get(pk=prompt.pk), actor=cast.hana)


def told_of_later(cast) -> tuple[Situation, Prompt]:
    """A later number at the same table, under which a name was told already; the coordinator is prompted."""
    known(cast, "Hospital East")
    later = made.at_filter_4(cast, "Housing East", lead="School East")
    made.seal_all(cast, later, "Housing East", AGAIN)
    grant = made.grant_to(cast, later, "School East")
    with acting_as(cast.omar), lend(["limited"], cast.omar.teams):
        release(grant, actor=cast.omar, authority="consent")
    assert matched(cast) == 1
    (prompt,) = prompts(cast)
    return later, prompt


def every(cast) -> dict:
    with acting_as(system(cast.tables.values())):
        return {each.pk: each for each in Situation.objects.all()}


def test_at_one_table_the_later_number_gives_way(cast):
    prompt = prompt_for(cast)
    agreed(cast, prompt)
    now = every(cast)
    assert (now[prompt.later_id].stage, now[prompt.earlier_id].stage) == ("joined", "filter_3")
    assert now[prompt.later_id].city == now[prompt.earlier_id].city
    assert seen(cast.omar, now[prompt.earlier_id]).number == prompt.earlier_number
    assert (prompts(cast), matched(cast)) == ([], 0)


def test_across_tables_they_are_one_situation_of_the_city_and_nobody_notices(cast):
    prompt = prompt_for(cast, "Police West")
    before = every(cast)
    agreed(cast, prompt)
    now = every(cast)
    later, was = now[prompt.later_id], before[prompt.later_id]
    assert later.city == now[prompt.earlier_id].city
    assert (later.stage, later.version) == (was.stage, was.version)
    with acting_as(system(cast.tables.values())):
        both = Situation.objects.filter(pk__in=(prompt.later_id, prompt.earlier_id))
        assert (numbers_of(both).accepted, situations_of(both).accepted) == (2, 1)
    assert [name for name in ("piet", "wilma", "chris", "paula") if seen_by(cast.actors[name])] == []
    assert matched(cast) == 0


def test_a_later_number_under_which_a_name_was_told_stays_and_counts_as_one(cast):
    later, prompt = told_of_later(cast)
    agreed(cast, prompt)
    now = every(cast)
    assert now[later.pk].stage == "filter_4"
    assert now[later.pk].city == now[prompt.earlier_id].city


def test_nobody_agrees_who_was_not_asked(cast):
    prompt = prompt_for(cast)
    for actor in (cast.coral, cast.omar, cast.hana):
        with acting_as(actor), pytest.raises(Refused):
            say_the_same(prompt, actor=actor)
