"""No marker anywhere it may not be: everyone walks everything, in both languages (SEC-01, SEC-12, SEC-15).

Each walk visits every page there is for its person, half of them in each language, and a share of what refuses them.
Other runs walk once with each person; with CT_EVERY=1 everybody walks while the meeting is open and after it closed,
and the share is larger; with CT_EVERY=2 everything is walked, by all, in both languages.
"""

import pytest
from django.core import mail

from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity

from .addresses import EVERY, shown_to
from .crawling import LANGUAGES, Crawler
from .letters import letters_of_jobs
from .sinks import in_the_cache, in_the_dump, in_the_log, in_the_mail, in_the_rows, listening
from .who_sees import EVERYBODY, may_be_named

WALKS = [
    (name, closed, LANGUAGES[(place // 2 + closed) % 2])
    for place, name in enumerate(EVERYBODY)
    for closed in (False, True)
    if EVERY or closed == (place % 2 == 1)
]
"""The language is that of the half which is the other's the next day."""


@pytest.mark.parametrize(("name", "closed", "language"), WALKS)
def test_nobody_sees_more_than_they_may(world, undone, name, closed, language):
    if closed:
        world.close_the_meeting()
    crawler = Crawler(world, name, closed=closed, language=language)
    with listening() as log:
        found = crawler.walk()
    assert [*found, *in_the_log(log), *in_the_mail(), *in_the_cache(), *in_the_rows(world)] == []
    assert crawler.visited >= set(shown_to(world, name, closed))
    assert crawler.pages > len(shown_to(world, name, closed)) / 2


def test_what_jobs_say_and_send_names_nobody(world, undone):
    """Nobody was reached for days: those who answer for it are told one after the other, and the outbox is emptied."""
    with listening() as log:
        letters_of_jobs(world)
    assert mail.outbox
    assert [*in_the_log(log), *in_the_mail(), *in_the_rows(world)] == []


@pytest.mark.parametrize(("name", "label"), [("hana", "draft"), ("hana", "closed"), ("omar", "filter_4")])
def test_the_sweep_can_see_a_name_where_it_may_be(world, undone, name, label):
    """Without this a sweep that reads nothing would find nothing."""
    person = world.cases[label].people[0]
    route = "identity:draft_person" if label == "draft" else "identity:shown"
    address = f"/identity/people/{person.person}/"
    if label == "draft":
        address = f"/identity/drafts/{world.cases[label].draft}/people/{person.person}/?show=1"
    crawler = Crawler(world, name)
    assert person.name in crawler.client.get(address).content.decode()
    assert may_be_named(world, person.name, name, route)
    assert crawler.walk([address]) == []


def test_a_dump_of_the_whole_database_names_nobody(world, built_world, database_server):
    """Everything was written and read through the site; the server's own dump has no marker in clear."""
    with acting_as(world.cast.hana), lend(["limited"], world.cast.hana.teams):
        sealed = SealedIdentity.objects.get(pk=world.cases["closed"].people[0].person)
        assert read_identity(sealed, world.cast.hana).name == world.cases["closed"].people[0].name
    rows, found = in_the_dump(database_server.superuser_url, built_world[0])
    assert found == []
    assert rows > 1000


def test_every_person_of_the_world_has_markers_of_their_own(world):
    people = {one.person: one.markers for case in world.cases.values() for one in case.people}
    markers = [marker for one in people.values() for marker in one]
    assert len(markers) == len(set(markers)) == 3 * len(people)
    assert len(people) >= 24
