"""People of the small city who make and read numbers, and a queue that works at once on a snapshot by hand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from commontable.front.site.actors import actor_of_account
from commontable.groundwork.access.actor import Actor, operator
from commontable.groundwork.access.session import acting_as
from commontable.insight.mart import Star
from commontable.insight.release import jobs
from commontable.insight.release.actions import prepare, publish
from commontable.insight.release.figures import Figure
from commontable.insight.release.models import Preparation, Release
from commontable.insight.release.rules import Wish
from commontable.partnership.tables.actions.city import name_for_city
from tests.cast import Cast

from .making import figure, rows, star

TAKEN = date(2026, 4, 9)
FOLDER = "2026-04-09T03:00:00"


@dataclass(frozen=True)
class Taken:
    """A snapshot that is there."""

    of: Star
    taken_on: date = TAKEN
    name: str = FOLDER

    def star(self) -> Star:
        return self.of


def everyday() -> Star:
    """Of both tables, enough to be shown to everybody; and one number that is not."""
    return star(rows(60), rows(40, accepted=False), rows(50, table="WE"), rows(3, accepted=False, table="WE"))


def on(of: Star, monkeypatch: Any) -> None:
    """Let the queue find this snapshot."""
    monkeypatch.setattr(jobs, "snapshot_of", lambda name: Taken(of) if name == FOLDER else None)


def named(cast: Cast, name: str, office: str) -> Actor:
    """This person of the cast, as an analyst or on the committee."""
    member = cast.actors[name].member
    assert member
    with acting_as(operator()):
        name_for_city(None, actor=operator(), office=office, member=member)
    return actor_of_account(cast.accounts[name].pk)


def asked(
    actor: Actor, *figures: Figure, audience: str = "public", table: Any = None, snapshot: str = FOLDER
) -> Preparation:
    wish = Wish(audience, table, "short", snapshot, figures or (figure("aer_share"),))
    with acting_as(actor):
        return prepare(wish, actor=actor, audience=audience, report="short")


def prepared(actor: Actor, *figures: Figure, audience: str = "public", table: Any = None) -> Release:
    """A release that the queue made; as `actor` sees it."""
    waiting = asked(actor, *figures, audience=audience, table=table)
    assert jobs.make_release(preparation=str(waiting.pk), table=str(table or "")) == "done"
    with acting_as(actor):
        return Release.objects.get(preparations=waiting)


def published(maker: Actor, second: Actor, *figures: Figure, audience: str = "public", table: Any = None) -> Release:
    release = prepared(maker, *figures, audience=audience, table=table)
    with acting_as(second):
        return publish(release, actor=second, certificate=release.certificate_mark)
