"""What was kept for one person, plan or SQL, answers the next with their own rows: with every plan kept at once, and never made anew."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from commontable.groundwork.access.session import acting_as
from commontable.kept import kept
from commontable.response.situations.models import Fact, Situation
from commontable.response.situations.tests.factories import brought, closed, reported


@kept
def situations() -> Any:
    return Situation.objects.order_by("pk")


@kept
def facts() -> Any:
    return Fact.objects.order_by("pk")


QUESTIONS = (Situation.objects.order_by("pk"), Fact.objects.order_by("pk"))


@contextmanager
def kept_from(tries: int | None, mode: str) -> Iterator[None]:
    """A statement is prepared after so many questions (None: never), and planned so."""
    connection.ensure_connection()
    before, connection.connection.prepare_threshold = connection.connection.prepare_threshold, tries
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"set plan_cache_mode = {mode}")
        yield
    finally:
        connection.connection.prepare_threshold = before
        with connection.cursor() as cursor:
            cursor.execute("reset plan_cache_mode")


def rows_of(cast, person: str) -> list[list]:
    with acting_as(cast.actors[person]):
        return [[row.pk for row in question.all()] for question in QUESTIONS]


def kept_rows_of(cast, person: str) -> list[list]:
    with acting_as(cast.actors[person]):
        return [[row.pk for row in asked()] for asked in (situations, facts)]


@pytest.mark.django_db
def test_a_plan_kept_for_one_answers_the_next_with_their_own(cast):
    for make in (brought, reported, closed):
        make(cast)
    people = sorted(cast.actors)
    with kept_from(None, "force_custom_plan"):
        own = {person: rows_of(cast, person) for person in people}
    assert len({str(rows) for rows in own.values()}) > 1, "everybody sees the same: nothing could be mixed up"
    with kept_from(0, "force_generic_plan"):
        for person in [*people, *reversed(people)]:
            assert rows_of(cast, person) == kept_rows_of(cast, person) == own[person]
        with connection.cursor() as cursor:
            cursor.execute(
                "select max(generic_plans) from pg_prepared_statements where statement like '%situations_fact%'"
            )
            assert cursor.fetchone()[0] >= len(people)
