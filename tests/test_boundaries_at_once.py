"""Two analysts let maps be drawn from two files at the same moment: are they drawn from one, and was neither told of a database?"""

from concurrent.futures import Future, ThreadPoolExecutor

from django.db import connection

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import acting_as
from commontable.insight.maps.actions import bring_boundaries, use_boundaries
from commontable.insight.maps.models import Boundary
from commontable.insight.pictures.boundary_file import outlines_of
from commontable.insight.pictures.samples_of_places import boundary_file
from commontable.insight.release.tests.city import named
from tests.test_at_once import at_once, city, pressing, shared

__all__ = ["city", "shared"]

OUTLINES = outlines_of(boundary_file().encode())
WAITS_FOR_US = "select exists(select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))"


def brought(analyst: Actor) -> Boundary:
    with acting_as(analyst):
        return bring_boundaries(None, actor=analyst, outlines=OUTLINES)


def until_it_waits(pressed: Future) -> None:
    """The other has pressed too, and cannot go on before our transaction ends."""
    with connection.cursor() as cursor:
        while not pressed.done() and not cursor.execute(WAITS_FOR_US).fetchone()[0]:
            pass


def test_of_two_files_taken_into_use_at_once_the_later_one_is(city):
    one, other = (named(city, name, "analyst") for name in ("unseated", "odile"))
    ours, theirs = brought(one), brought(other)
    with ThreadPoolExecutor(1) as beside:
        with acting_as(one):
            use_boundaries(ours, actor=one, named_by="AREA_NAME")
            pressed = beside.submit(at_once, pressing(other, use_boundaries, theirs, named_by="AREA_NAME"))
            until_it_waits(pressed)
        assert pressed.result() == ["done"]
    with acting_as(one):
        assert [(each.pk, each.is_in_use) for each in Boundary.objects.all()] == [(theirs.pk, True)]
