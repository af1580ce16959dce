"""How does the simulation try something? As somebody, against what the model expects, and with the ledger counted."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from hypothesis.stateful import RuleBasedStateMachine

from commontable.groundwork.access.actor import NOBODY, Actor
from commontable.groundwork.access.errors import DomainError
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.errors import KeyNotHeld, SealedShut
from commontable.groundwork.keys.rings import lend
from commontable.partnership.meetings.models import Meeting
from commontable.response.identity.limited import Limited
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity
from commontable.response.situations.models import Draft, Situation
from commontable.response.situations.stages import pairs
from tests.cast import Cast
from tests.entries import entries_of
from tests.grant_model import Known, Paper, Room, View, World

NAME = Limited(name="Zebedee Quill")
SEEN = """
select 'situation', id, null::uuid, null::uuid, '' from situations_situation
union all select 'person', id, null, null, '' from situations_person
union all select distinct 'fact', situation_id, null::uuid, null::uuid, '' from situations_fact
union all select 'grant', situation_id, person_id, team_id, why from situations_grant
  where (ends_at is null or ends_at > app_now()) and compartment in ('record', 'limited')
union all select 'sealed', id, null, null, '' from identity_sealedidentity
union all select 'draft', id, null, null, '' from situations_draft
"""

FOLLOWS = {"certify", "renew_key"}
"""What an action may bring with it, with an entry of its own: a certificate of what it destroyed, a leaver's key renewed."""


class Trying(RuleBasedStateMachine):
    """The hands of the simulation: `all` is the system of every table, `stages` where each situation stood last."""

    cast: Cast
    world: World
    all: Actor
    teams: dict
    stages: dict
    changed: bool

    def _try(self, actor: Actor, verb: Callable, subject: Any, *, allowed: Any, entries: int = 1, **said) -> Any:
        """The verb's answer, or None when it was refused; asserts that the model expected it, and the entries."""
        with entries_of() as written:
            try:
                with acting_as(actor), lend(["limited"], actor.teams):
                    answer, done = verb(subject, actor=actor, **said), True
            except (DomainError, SealedShut):
                answer, done = None, False
        assert done == bool(allowed), f"{verb.__name__} by {actor.name}: {'done' if done else 'refused'}"
        self.changed = self.changed or done
        self._every_move_is_legal()
        asked = [entry for entry in written if entry.action not in FOLLOWS]
        assert len(asked) == (entries if done else 0)
        assert not written or verb.__name__ in {entry.action for entry in written}
        self.done = done
        return answer

    def _every_move_is_legal(self) -> None:
        now = self._stages_now()
        moved = {(self.stages.get(pk, "brought"), stage) for pk, stage in now.items()}
        assert {pair for pair in moved if pair[0] != pair[1]} <= set(pairs())
        self.stages = now

    def _stages_now(self) -> dict:
        with acting_as(self.all):
            return dict(Situation.objects.values_list("pk", "stage"))

    def _acts(self, *args, **said) -> bool:
        self._try(*args, **said)
        return self.done

    def _as_chair(self, name, known: Known, verb: Callable, ready: Any, **said) -> bool:
        actor = self._actor(name, lambda a: known.table in a.chairs)
        return self._acts(actor, verb, self._situation(known), allowed=self._chairs(actor, known) and ready, **said)

    def _chairs(self, actor: Actor, known: Known) -> bool:
        return known.table in actor.chairs and actor.member not in known.recused

    def _actor(self, name: str | None, may: Callable[[Actor], bool]) -> Actor:
        if name:
            return self.cast.actors[name]
        return next((actor for actor in self.cast.actors.values() if may(actor)), NOBODY)

    def _heard(self, at: int) -> tuple[Known, Room | None]:
        known = self._pick(self.world.situations, at)
        room = self.world.rooms.get(known.table)
        return known, room if room and known in room.agenda else None

    def _decidable(self, known: Known, room: Room | None) -> bool:
        here = [self.teams[pk].agency for pk in room.present] if room else []
        two = len({agency.pk for agency in here}) > 1 and any(not agency.is_police for agency in here)
        return bool(room and known.stage == "filter_2" and room.now is known and two)

    def _opens(self, actor: Actor, person_id) -> bool:
        with acting_as(actor), lend(["limited"], actor.teams):
            row = SealedIdentity.objects.filter(pk=person_id).first()
            try:
                return row is not None and read_identity(row, actor) == NAME
            except KeyNotHeld:
                return False

    def _sealed_of(self, paper: Paper) -> bool:
        return any(each in self.world.sealed for each in paper.people)

    def _draft(self, paper: Paper) -> Draft:
        with acting_as(self._actor(None, lambda a: paper.team in a.teams)):
            return Draft.objects.select_related("situation").get(pk=paper.pk)

    def _situation(self, known: Known) -> Situation:
        with acting_as(self.all):
            return Situation.objects.get(pk=known.pk)

    def _meeting(self, room: Room) -> Meeting:
        with acting_as(self.all):
            return Meeting.objects.get(pk=room.pk)

    def _index(self, team: str) -> int:
        return sorted(self.teams).index(self.cast.teams[team])

    @staticmethod
    def _pick(things: list, at: int) -> Any:
        return things[at % len(things)] if things else None


def seen_by(actor: Actor) -> View:
    """What this actor's own queries return, through the row policies."""
    found: dict[str, set] = {}
    with acting_as(actor), connection.cursor() as cursor:
        cursor.execute(SEEN)
        for kind, one, *rest in cursor.fetchall():
            found.setdefault(kind, set()).add((one, *rest) if kind == "grant" else one)
    kinds = ("situation", "person", "fact", "grant", "sealed", "draft")
    return View(*(frozenset(found.get(kind, ())) for kind in kinds))
