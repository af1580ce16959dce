"""What does the table know of a situation? De-identified facts only, as plain columns behind row policies."""

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.models import Model, QuerySet, Versioned
from commontable.groundwork.access.session import moment
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.models import Area, SituationTable, Team

from .list_places import ListPlace, place_in_list
from .stages import ACCEPTED, CUT, ENDED, HIDDEN, UNDECIDED, Stage
from .words import WordsAre

HANDED_OVER_UNDECIDED = Q(stage=Stage.TRANSFERRED, decided_at=None)
IS_CUT = Q(stage__in=CUT) | HANDED_OVER_UNDECIDED
"""Only the named columns are left."""


class Situation(Versioned):
    """One situation at one table. Codes are of the vocabulary; no column can hold a name.

    What is left after a "no", and of a number withdrawn, void, joined, or handed over before the decision: number,
    table, dates, originating sector and type, kind, stage, reason, where it went.
    `city` is the same for all table numbers that are one situation of the city; by default a number's own identifier.
    `walk_on`: typed by a coordinator or co-chair while the table met, from what the originating team said aloud.
    """

    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="situations")
    year = models.PositiveSmallIntegerField()
    sequence = models.PositiveIntegerField()
    list_place = ListPlace()
    number = models.CharField(_("number"), max_length=16, unique=True)
    city = models.UUIDField(db_index=True)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.BROUGHT)
    kind = models.CharField(_("kind"), max_length=10)
    group_size = models.CharField(max_length=20, blank=True)
    group_description = models.CharField(max_length=40, blank=True)
    place_kind = models.CharField(max_length=40, blank=True)
    area = models.ForeignKey(Area, on_delete=models.DO_NOTHING, null=True)
    originating_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, null=True, related_name="brought")
    originating_sector = models.CharField(max_length=40)
    originating_type = models.CharField(max_length=60)
    walk_on = models.BooleanField(default=False)
    duty_to_report = models.CharField(max_length=20, blank=True)
    consent = models.CharField(max_length=40, blank=True)
    brought_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(_("first contact due"), null=True)
    rejection_reason = models.CharField(max_length=60, blank=True)
    closed_at = models.DateTimeField(null=True)
    conclusion = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=60, blank=True)
    went_to = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, null=True, related_name="received")

    class Meta:
        ordering = ["-year", "-sequence"]
        indexes = [
            models.Index(fields=["table", "stage"], name="situations_table_stage"),
            models.Index(fields=["-year", "-sequence"], name="situations_newest_first"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["table", "year", "sequence"], name="situations_number_once"),
            # What stands at the same place refers to it as a whole: neither table, year nor sequence can change.
            models.UniqueConstraint(fields=["table", "list_place", "id"], name="situations_place_once"),
            models.CheckConstraint(
                condition=Q(stage__in=HIDDEN, rejection_reason__gt="")
                | (~Q(stage__in=HIDDEN) & Q(rejection_reason="")),
                name="situations_reason_with_a_no",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.CLOSED, conclusion__gt="", closed_at__isnull=False)
                | (~Q(stage=Stage.CLOSED) & Q(conclusion="", closed_at=None)),
                name="situations_conclusion_with_closing",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[*ACCEPTED, *HIDDEN], decided_at__isnull=False)
                | Q(stage__in=[*UNDECIDED, Stage.WITHDRAWN], decided_at=None)
                | Q(stage__in=[Stage.VOID, Stage.TRANSFERRED, Stage.JOINED]),
                name="situations_decided_after_filter_2",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=ACCEPTED, due_at__isnull=False)
                | Q(stage=Stage.TRANSFERRED, decided_at__isnull=False, due_at__isnull=False)
                | (~Q(stage__in=ACCEPTED) & Q(due_at=None)),
                name="situations_clock_with_a_yes",
            ),
            models.CheckConstraint(
                condition=(~Q(stage__in=CUT) & ~HANDED_OVER_UNDECIDED)
                | Q(
                    group_size="",
                    group_description="",
                    place_kind="",
                    area=None,
                    originating_team=None,
                    duty_to_report="",
                    consent="",
                ),
                name="situations_minimised_is_minimal",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=CUT) | HANDED_OVER_UNDECIDED | Q(originating_team__isnull=False),
                name="situations_has_originator",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=ENDED, ended_at__isnull=False)
                | (~Q(stage__in=ENDED) & Q(ended_at=None, end_reason="")),
                name="situations_end_with_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.VOID) | Q(end_reason__gt=""), name="situations_void_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.TRANSFERRED, went_to__isnull=False)
                | (~Q(stage=Stage.TRANSFERRED) & Q(went_to=None)),
                name="situations_handed_over_to_a_table",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.MINIMISED) | Q(walk_on=False), name="situations_minimised_forgets_how"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def save(self, *args: Any, **options: Any) -> None:
        self.city = self.city or self.pk
        super().save(*args, **options)

    @property
    def in_the_list(self) -> dict[str, Any]:
        """Its table and its place there: a grant and a fact stand where their situation does."""
        return {"table_id": self.table_id, "list_place": place_in_list(self.year, self.sequence)}

    @property
    def is_cut(self) -> bool:
        """Whether only the named columns are left."""
        return self.stage in CUT or (self.stage == Stage.TRANSFERRED and self.decided_at is None)

    @property
    def clock(self) -> tuple[datetime, datetime]:
        """The table's decision and when first contact is due. Raises ValueError before the table has said yes."""
        if self.decided_at is None or self.due_at is None:
            raise ValueError(f"{self.number} has no clock: the table has not said yes.")
        return self.decided_at, self.due_at

    def ledger_place(self) -> dict[str, Any]:
        return {
            "table_id": self.table_id,
            "team_id": self.originating_team_id,
            "situation_id": self.pk,
            "stage": self.stage,
        }


class Person(Model):
    """A person in a situation, as the table may know them: a letter, an age band, a gender, how they are at risk."""

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="people")
    letter = models.CharField(max_length=2)
    age_band = models.CharField(max_length=20)
    gender = models.CharField(max_length=20)
    harm_role = models.CharField(max_length=20)

    class Meta:
        ordering = ["letter"]
        constraints = [models.UniqueConstraint(fields=["situation", "letter"], name="situations_person_letter")]


class Fact(Model):
    """One code the table knows: of one person, or of the situation where `person` is empty.

    `list` names the vocabulary: risk_factors, risk_categories (of a young person), protective_factors, study_flags,
    aer_markers, aer_tests or aer_four_part, tried, sectors. `table` and `list_place` are its situation's, and the database
    holds them to it: whoever searches reads a page of facts in the order of the list.
    """

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="facts")
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, db_index=False, db_constraint=False)
    list_place = models.BigIntegerField()
    person = models.ForeignKey(Person, on_delete=models.DB_CASCADE, null=True, related_name="facts")
    list = models.CharField(max_length=30)
    code = models.CharField(max_length=80)

    class Meta:
        ordering = ["list", "code"]
        indexes = [models.Index(fields=["list", "code", "table", "-list_place"], name="situations_fact_listed")]
        constraints = [
            models.UniqueConstraint(
                fields=["situation", "person", "list", "code"], nulls_distinct=False, name="situations_fact_once"
            )
        ]


class Compartment(models.TextChoices):
    """What a grant opens."""

    RECORD = "record", _("the table's record")
    LIMITED = "limited", _("limited identity")
    PLAN = "plan", _("the plan in words")
    ANSWERS = "answers", _("who is involved")


OF_THE_WHOLE = (Compartment.RECORD, Compartment.PLAN, Compartment.ANSWERS)
"""What is of the situation and not of one person."""
LONGEST_HEARING = timedelta(hours=48)
"""How long a team may hear limited identity at filter 3 before it has to say whether it is involved."""


class GrantQuerySet(QuerySet):
    def open_now(self) -> Self:
        """Neither ended nor run out, at the moment that row policies compare with."""
        return self.open_at(moment())

    def open_at(self, at: datetime) -> Self:
        """Neither ended nor run out by then."""
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=at))


class Grant(Model):
    """Who may see what: (situation, compartment, person, team, from, until, why). Written by actions; read by row
    policies and by key release alike.

    `owner_team` is the team that holds what the grant opens and alone can release it; empty for what is of the whole
    situation. A grant that will end by itself has its end from the start: "hears", at filter 3, has one always. `table` and
    `list_place` are its situation's, and the database holds them to it: a team's list is read in its order.
    """

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="grants")
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING)
    list_place = models.BigIntegerField()
    compartment = models.CharField(max_length=15, choices=Compartment)
    person = models.ForeignKey(Person, on_delete=models.DB_CASCADE, null=True, related_name="grants")
    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="grants")
    owner_team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, null=True, related_name="to_release")
    why = models.CharField(max_length=20)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    objects: ClassVar = GrantQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["team", "situation"], name="situations_grant_team"),
            models.Index(
                fields=["team", "table"],
                condition=Q(compartment="record", why="part", ends_at=None),
                name="situations_grant_part_at",
            ),
            models.Index(fields=["team", "ends_at"], condition=Q(why="hears"), name="situations_grant_heard"),
            models.Index(
                fields=["team", "table", "-list_place"],
                condition=Q(compartment="record", ends_at=None),
                name="situations_grant_listed",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["situation", "compartment", "person", "team", "why"],
                condition=Q(ends_at=None),
                nulls_distinct=False,
                name="situations_grant_once",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gte=models.F("starts_at")), name="situations_grant_dates"
            ),
            models.CheckConstraint(
                condition=Q(compartment__in=OF_THE_WHOLE, person=None, owner_team=None)
                | Q(compartment="limited", person__isnull=False, owner_team__isnull=False),
                name="situations_grant_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(why="hears")
                | Q(compartment="limited", ends_at__isnull=False, ends_at__lte=models.F("starts_at") + LONGEST_HEARING),
                name="situations_hearing_is_a_window",
            ),
        ]

    def ledger_place(self) -> dict[str, Any]:
        return {"table_id": self.table_id, "team_id": self.team_id, "situation_id": self.situation_id}

    @property
    def is_open(self) -> bool:
        """Neither ended nor run out, by the clock on the wall: whoever ended it while this transaction waited may have
        begun after it, with a later moment than this one's own.
        """
        return self.ends_at is None or self.ends_at > timezone.now()


class Recusal(Model):
    """A member recognised somebody and stepped out of the situation: of no page can they read it from then on.

    Privately and without a reason: nobody else sees the row. Those who serve with them are not touched by it.
    """

    situation = models.ForeignKey(Situation, on_delete=models.DB_CASCADE, related_name="recusals")
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING)
    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="recusals")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "situation"], name="situations_recused_once")]


class NumberSeries(Model):
    """The last number given at a table in a year. A number is never given twice, however the table numbers."""

    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "year"], name="situations_one_series")]


OURS_TO_BRING = Q(situation=None) | Q(came_back=True)
"""Drafts that are not at a table: never brought, or come back."""


class DraftQuerySet(QuerySet):
    def of(self, actor: Actor) -> Self:
        """The drafts of the teams this actor serves, with what a line about each needs."""
        return self.filter(team__in=actor.teams).select_related("team__table", "situation", "after")

    def not_at_a_table(self) -> Self:
        """Never brought, or come back; none of those whose situation this member stepped out of. However many were
        brought, an index holds these alone.
        """
        return self.filter(OURS_TO_BRING).filter(Q(situation=None) | Q(situation__stage__isnull=False))


class Draft(Versioned):
    """A team's own file of a situation, before it is brought and after: the agency's record, not the table's.

    `answers` holds codes only (see `answers.py`). `situation` is the private link to what was brought last, `after` to
    the closed number this one comes back from; no other team can see either. `without_identity`: the team said that
    nobody in it will ever be named. `awaiting`: made empty, to hold what another team hands over. `came_back`: what was
    brought of it last was cut; the database says so by itself, for whoever ends a number cannot see whose draft it was. `ended_place`: where in the list stands what ended
    of it, said so as well; after that the draft alone may open it.
    `words`: how far the texts are that stand sealed beside it.
    """

    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="drafts")
    sequence = models.PositiveIntegerField()
    answers = models.JSONField(default=dict)
    situation = models.ForeignKey(Situation, on_delete=models.DB_SET_NULL, null=True, related_name="drafts")
    after = models.ForeignKey(Situation, on_delete=models.DB_SET_NULL, null=True, related_name="drafts_after")
    awaiting = models.BooleanField(default=False)
    came_back = models.BooleanField(default=False)
    ended_place = models.BigIntegerField(null=True)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    without_identity = models.BooleanField(default=False)
    words = models.CharField(max_length=10, choices=WordsAre, blank=True, default="")

    objects: ClassVar = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-saved_at"]
        indexes = [
            models.Index(fields=["team", "-saved_at"], condition=OURS_TO_BRING, name="situations_draft_to_bring"),
            models.Index(
                fields=["team", "-ended_place"], condition=Q(ended_place__isnull=False), name="situations_draft_ended"
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["team", "sequence"], name="situations_draft_number")]

    @property
    def found(self) -> Situation | None:
        """What was brought of it; none where nothing was, or where this member stepped out of it."""
        try:
            return self.situation
        except Situation.DoesNotExist:
            return None

    @property
    def stepped_out(self) -> bool:
        """Whether this member stepped out of the closed number that it comes back from, and so cannot see it."""
        try:
            return self.after_id is not None and self.after is None
        except Situation.DoesNotExist:
            return True

    def locked(self) -> Self:
        """The row as it is now, locked; and before it what was brought of it, whose end is written into the draft."""
        numbers = [number for number in (self.situation_id, self.after_id) if number]
        if numbers:
            brought = Situation.objects.filter(pk__in=numbers).order_by("pk")
            list(brought.select_for_update(of=("self",), no_key=True))
        return super().locked()

    def ledger_place(self) -> dict[str, Any]:
        return {"team_id": self.team_id}


from .between import Offer as Offer  # noqa: E402  pages of their own, and still found with the others
from .between import Referral as Referral  # noqa: E402  a page of its own, found with the others
from .between import Reopening as Reopening  # noqa: E402  a page of its own, found with the others
from .looks import LastLooked as LastLooked  # noqa: E402  a page of its own, found with the others
from .past import PastSituation as PastSituation  # noqa: E402  a page of its own, found with the others
from .words import SituationWords as SituationWords  # noqa: E402  a page of its own, found with the others
