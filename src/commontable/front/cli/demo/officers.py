"""On what does each agency of the practice data tell and collect? Its privacy officer has set it before the week begins."""

from datetime import datetime
from uuid import UUID

from commontable.front.cli.players import Players
from commontable.front.site.actors import actor_of_account
from commontable.groundwork.access.session import acting_as
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.tables.actions.officers import name_privacy_officer
from commontable.partnership.tables.models import Team
from commontable.response.disclosure.settings_of import set_default, set_reason

from .playing import COORDINATOR

STATUTES = {
    "health": ("phipa_40_1", "phipa_36"),
    "justice_policing": ("mfippa_32_h", "mfippa_28_29"),
    "education": ("mfippa_32_h", "mfippa_28_29"),
    "municipal": ("mfippa_32_h", "mfippa_28_29"),
    "justice": ("fippa_42_1_h", "fippa_38_39"),
    "child_youth": ("cyfsa_part_x", "cyfsa_288"),
    "indigenous": ("first_nation", "first_nation"),
}
"""By sector, what an agency tells and collects on: for practice, not advice."""
OTHERS = ("agreement", "agreement")
HARM = ("harm_to_self", "harm_to_others", "asking_dangerous")


def name_officers(players: Players, now: datetime | None = None) -> None:
    """Of each agency at the coordinator's tables, the first of its people becomes privacy officer and sets what it goes by."""
    coordinator = players.actors[COORDINATOR]
    with acting_as(coordinator, now=now):
        seated = Team.objects.filter(table__in=coordinator.coordinates).values("agency")
        agencies = list(Agency.objects.filter(pk__in=seated).order_by("name"))
        people = Member.objects.filter(agency__in=agencies).exclude(account=None).order_by("account__email")
        first: dict[UUID, tuple[UUID, UUID]] = {}
        for of, member, account in people.values_list("agency", "pk", "account"):
            first.setdefault(of, (member, account))
    for agency in agencies:
        if agency.pk in first:
            member, account = first[agency.pk]
            with acting_as(coordinator, now=now):
                name_privacy_officer(agency, actor=coordinator, member=member)
            _goes_by(agency, account, now)


def _goes_by(agency: Agency, account: UUID, now: datetime | None) -> None:
    tell, collect = STATUTES.get(agency.sector, OTHERS)
    officer = actor_of_account(account)
    with acting_as(officer, now=now):
        set_default(agency, actor=officer, use="tell", kind="", authority=tell)
        set_default(agency, actor=officer, use="collect", kind="", authority=collect)
        set_reason(agency, actor=officer, reason="child", authority="cyfsa_125")
        for reason in HARM if tell != "agreement" else ():
            set_reason(agency, actor=officer, reason=reason, authority=tell)
