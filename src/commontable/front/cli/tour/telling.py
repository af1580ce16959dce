"""How is a story told? A sentence, the action behind it, who could see what then, and what must be so."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from rich.console import Console
from rich.padding import Padding

from commontable.front.cli.demo.cases import Case
from commontable.front.cli.demo.playing import answers_of
from commontable.front.cli.players import Players
from commontable.front.site.postgres import StartError
from commontable.groundwork.access.actor import Actor
from commontable.identifiers import new_id
from commontable.partnership.tables.models import Team
from commontable.response.identity.actions import seal_identity
from commontable.response.identity.limited import Limited
from commontable.response.situations.actions import bring, save_draft, start_draft
from commontable.response.situations.models import Draft, Situation

from .sights import WATCHERS, Sight, drawn, look

NOT_YET = UUID(int=0)


@dataclass
class Told:
    """A situation in the telling: its draft, its first person, and its row once it was brought (until then, none has this identifier)."""

    draft: UUID
    person: UUID
    situation: UUID = NOT_YET


@dataclass
class Telling:
    """Players, a page to print on, and a clock that each story moves on."""

    players: Players
    out: Console
    now: datetime = field(default_factory=lambda: timezone.now() - timedelta(days=4))
    steps: int = 0

    def say(self, sentence: str) -> None:
        self.steps += 1
        self.out.print(f"\n[bold]{self.steps:>2}.[/bold] {sentence}", highlight=False)

    def later(self, **passed: float) -> None:
        self.now += timedelta(**passed)

    def do[T](self, who: str, verb: Callable[[Actor], T]) -> T:
        """Let a person do something now, a minute after what was before."""
        self.later(minutes=1)
        with self.players.acting(who, now=self.now) as actor:
            return verb(actor)

    def refused(self, who: str, verb: Callable[[Actor], object], error: type[Exception]) -> None:
        """Let a person try what must be refused, and print the sentence they are given."""
        try:
            self.do(who, verb)
        except error as no:
            self.out.print(Padding(f"[yellow]Refused:[/yellow] {no}", (0, 4)), highlight=False)
        else:
            raise StartError(f"The tour found something that must not be: {who} was not refused.")

    def see(self, told: Told) -> dict[str, Sight]:
        """Look as everybody, print the table, and return what each saw."""
        seen = {who: look(self.players, who, self.now, told.situation, told.person) for who in WATCHERS}
        self.out.print(Padding(drawn(seen.items()), (0, 4)))
        return seen

    def expect(self, sentence: str, holds: bool) -> None:
        """Print that this holds. Raises StartError, which ends the tour with 1, when it does not."""
        if not holds:
            raise StartError(f"The tour found something that must not be. This does not hold: {sentence}")
        self.out.print(Padding(f"[green]✓[/green] {sentence}", (0, 4)), highlight=False)

    def team(self, who: str) -> UUID:
        return self.players.team_of(who, "DE")

    def situation(self, told: Told) -> Situation:
        return Situation.objects.select_related("table").get(pk=told.situation)


def write(telling: Telling, case: Case) -> Told:
    """Let the case's member write it in their own team's space, and seal who its people are."""
    people = [(str(new_id()), each) for each in case.people]
    area = str(telling.players.areas["51 Division"])

    def in_own_space(actor: Actor) -> Draft:
        team = Team.objects.select_related("table", "agency").get(pk=telling.team(case.by))
        draft = save_draft(start_draft(team, actor=actor), actor=actor, answers=answers_of(case, people, area))
        for person, each in people:
            limited = Limited(each.name, each.born, each.address)
            seal_identity(draft, actor=actor, person=UUID(person), limited=limited)
        return draft

    return Told(telling.do(case.by, in_own_space).pk, UUID(people[0][0]))


def bring_it(telling: Telling, case: Case, told: Told) -> None:
    """Let the case's member bring it to the table."""

    def to_the_table(actor: Actor) -> UUID:
        draft = Draft.objects.select_related("team__table", "team__agency").get(pk=told.draft)
        return bring(draft, actor=actor).pk

    told.situation = telling.do(case.by, to_the_table)


def tell(telling: Telling) -> None:
    """Tell the three stories in their order."""
    from . import scenes

    telling.out.print(
        "\n[bold]A tour of Common Table.[/bold] All of these people are invented; the two situations are the kind that "
        "were told of the FOCUS tables.\nAfter each step everybody really asks the database: number, facts, name."
    )
    shots, banned, single = scenes.before_the_meeting(telling)
    meeting = scenes.the_meeting_opens(telling)
    scenes.shots_fired(telling, shots)
    scenes.banned_by_six(telling, banned)
    scenes.for_one_agency(telling, single, meeting)
    scenes.after_the_meeting(telling, shots, banned)
