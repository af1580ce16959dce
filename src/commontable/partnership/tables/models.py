"""Which tables exist, which areas do they cover, and who sits at them?"""

from datetime import date, timedelta
from typing import ClassVar, Self

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.models import Model, QuerySet
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.agreements.models import Agreement


class Filter3(models.TextChoices):
    """Who hears limited identity at filter 3. A table's own choice: local practice differs."""

    NONE = "none", _("nobody: straight to filter 4")
    NAMED = "named", _("only teams the originator names")
    SEATED = "seated", _("every team in the room")


class Test(models.TextChoices):
    """How a table puts the question of acutely elevated risk."""

    MARKERS = "markers", _("three markers and two tests")
    FOUR_PART = "four_part", _("the four-part test")


class Numbering(models.TextChoices):
    """Where a table's numbers begin again. The year stands in the number either way."""

    YEARLY = "yearly", _("from 1 again each year")
    RUNNING = "running", _("running on through the years")


class SituationTable(Model):
    """A situation table and the settings by which it works. A changed setting holds for what comes next only."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    code = models.CharField(
        _("code"), max_length=4, unique=True, validators=[RegexValidator(r"^[A-Z]{2,4}$", _("Two to four capitals."))]
    )
    is_city_wide = models.BooleanField(_("city-wide"), default=False)
    time_zone = models.CharField(_("time zone"), max_length=40)
    filter_3 = models.CharField(_("filter 3"), max_length=10, choices=Filter3, default=Filter3.NAMED)
    test = models.CharField(_("test of AER"), max_length=10, choices=Test, default=Test.MARKERS)
    numbering = models.CharField(_("numbers"), max_length=10, choices=Numbering, default=Numbering.YEARLY)
    number_digits = models.PositiveSmallIntegerField(_("digits of a number"), default=4)
    clock_hours = models.PositiveSmallIntegerField(_("hours to first contact"), default=48)
    supervisor_after_hours = models.PositiveSmallIntegerField(
        _("hours overdue until the lead’s supervisor is told"), default=4
    )
    chairs_after_hours = models.PositiveSmallIntegerField(_("hours overdue until the co-chairs are told"), default=12)
    silent_meetings = models.PositiveSmallIntegerField(
        _("meetings without a word from the lead until it may be closed on silence"), default=3
    )
    silent_days = models.PositiveSmallIntegerField(
        _("days without a word from the lead until it may be closed on silence"), default=30
    )
    reopen_days = models.PositiveSmallIntegerField(
        _("days in which a closed situation may be opened again"), default=90
    )
    repeats_days = models.PositiveSmallIntegerField(
        _("days in which somebody who comes back is recognised"), default=730
    )
    quorum_teams = models.PositiveSmallIntegerField(_("least number of teams"), default=0)
    holidays = models.CharField(
        _("holidays of"),
        max_length=6,
        blank=True,
        default="",
        validators=[RegexValidator(r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$", _("A country, or a country and a part of it."))],
    )
    opened_on = models.DateField(_("opened on"))

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(number_digits__range=(1, 6)), name="tables_digits_of_a_number"),
            models.CheckConstraint(condition=Q(clock_hours__gte=1), name="tables_clock_runs"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def numbers_run_on(self) -> bool:
        return self.numbering == Numbering.RUNNING


class DatedQuerySet(QuerySet):
    """Rows that hold from one day to another, open-ended when `ends_on` is empty."""

    def on(self, day: date) -> Self:
        return self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gte=day))


class Dated(Model):
    """Something that holds from one day to another. What was ended on its very first day ends on the day before it."""

    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects: ClassVar = DatedQuerySet.as_manager()

    @property
    def was_never(self) -> bool:
        """Whether it was ended on or before its very first day."""
        return self.ends_on is not None and self.ends_on < self.starts_on

    def ended_before(self, day: date) -> date:
        """The last day of something that ends now: the day before `day`, or before it would have begun."""
        return max(day, self.starts_on) - timedelta(days=1)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on") - timedelta(days=1)),
                name="%(app_label)s_%(class)s_dates",
            )
        ]


class Area(Model):
    """A division or other area that tables cover."""

    name = models.CharField(_("name"), max_length=80, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class TableArea(Dated):
    """A table covers an area from one day to another."""

    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="areas")
    area = models.ForeignKey(Area, on_delete=models.DO_NOTHING, related_name="tables")


class QuorumRule(Model):
    """A table decides only with so many teams of a sector in the room. The sector is a code of the vocabulary."""

    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="quorum_rules")
    sector = models.CharField(_("sector"), max_length=40)
    at_least = models.PositiveSmallIntegerField(_("at least"), default=1)

    class Meta:
        ordering = ["sector"]
        constraints = [
            models.UniqueConstraint(fields=["table", "sector"], name="tables_one_quorum_rule_per_sector"),
            models.CheckConstraint(condition=Q(at_least__gte=1), name="tables_quorum_asks_for_somebody"),
        ]


class TeamQuerySet(DatedQuerySet):
    def on(self, day: date) -> Self:
        """The teams that sit at the table on that day. A guest in one situation does not."""
        return super().on(day).filter(is_guest=False)


class Team(Dated):
    """An agency at one table (police by division): the unit of seat, of grant and of key.

    A guest takes part in a situation and does not sit at the table: it hears nothing else.
    """

    agency = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="teams")
    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="teams")
    name = models.CharField(_("name"), max_length=120)
    agreement = models.ForeignKey(Agreement, on_delete=models.DO_NOTHING, null=True, blank=True)
    supervisor = models.ForeignKey(
        Member, on_delete=models.DO_NOTHING, null=True, blank=True, related_name="supervises"
    )
    out_of_hours = models.CharField(_("whom to call out of hours"), max_length=120, blank=True, default="")
    is_guest = models.BooleanField(_("guest"), default=False, db_default=False)

    objects: ClassVar = TeamQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["name"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["table", "name"], name="tables_team_name_at_table"),
        ]

    def __str__(self) -> str:
        return self.name


class Seat(Dated):
    """A member serves a team."""

    team = models.ForeignKey(Team, on_delete=models.DO_NOTHING, related_name="seats")
    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="seats")
    is_alternate = models.BooleanField(_("alternate"), default=False)


class CoChair(Dated):
    """A member co-chairs a table: runs its meetings, decides nothing alone."""

    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, related_name="co_chairs")
    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="chairs")


class Coordinator(Dated):
    """A member administers a table. One coordinator may serve several tables, and a table may have several.

    Without a table it is yet to be made: how the operator names the first coordinator of an empty installation.
    """

    table = models.ForeignKey(SituationTable, on_delete=models.DO_NOTHING, null=True, related_name="coordinators")
    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="coordinates")


class PrivacyOfficer(Dated):
    """A member answers for what their agency tells and collects: sets its defaults, and answers access requests.

    A coordinator of a table where the agency sits names the first; afterwards the agency's officers name each other.
    """

    agency = models.ForeignKey(Agency, on_delete=models.DO_NOTHING, related_name="privacy_officers")
    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="privacy_officer_of")


class Office(models.TextChoices):
    """What somebody does with the numbers of the whole city."""

    ANALYST = "analyst", _("analyst of the central team")
    STEERING = "steering", _("member of the steering committee")


class CityRole(Dated):
    """A member makes the city's numbers, or sits on the committee that reads them. Neither opens a situation.

    The operator names them, or a coordinator of a city-wide table.
    """

    member = models.ForeignKey(Member, on_delete=models.DO_NOTHING, related_name="city_roles")
    office = models.CharField(_("office"), max_length=10, choices=Office)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(office__in=["analyst", "steering"]), name="tables_cityrole_office"),
        ]
