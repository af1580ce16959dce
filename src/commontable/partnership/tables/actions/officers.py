"""How does an agency get a privacy officer, and how does a term end?"""

from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import moment
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.tables.models import PrivacyOfficer, Team
from commontable.partnership.tables.officer_rules import Guarded, may_end_officer, may_name_officer


def guarded(agency: Agency) -> Guarded:
    """The agency with the tables where it sits today and its officers; two queries."""
    today = timezone.localdate(moment())
    tables = Team.objects.on(today).filter(agency=agency).values_list("table_id", flat=True)
    lasting = Q(ends_on=None) | Q(ends_on__gte=today)  # none is named for a day to come
    officers = PrivacyOfficer.objects.filter(lasting, agency=agency).select_related("member")
    return Guarded(agency, frozenset(tables), tuple(officers.order_by("member__name")))


@action(may_name_officer, given=guarded, records=("member",))
def name_privacy_officer(agency: Agency, *, actor: Actor, member: UUID) -> PrivacyOfficer:
    """Let a member of the agency answer for what it tells. Raises Invalid for somebody of another agency, or named already."""
    take_turns("privacy_officer", agency.pk)
    chosen = Member.objects.filter(pk=member, agency=agency).first()
    if chosen is None:
        raise Invalid(_("A privacy officer is somebody of the agency itself."))
    terms = guarded(agency).officers
    if any(term.member_id == chosen.pk for term in terms):
        raise Invalid(_("%(name)s is privacy officer already.") % {"name": chosen.name})
    return PrivacyOfficer.objects.create(agency=agency, member=chosen, starts_on=timezone.localdate(moment()))


@action(may_end_officer, given=guarded, records=("member",))
def end_privacy_officer(agency: Agency, *, actor: Actor, member: UUID) -> None:
    """End a term, from today. One officer stays."""
    take_turns("privacy_officer", agency.pk)
    today = timezone.localdate(moment())
    for term in PrivacyOfficer.objects.on(today).filter(agency=agency, member=member):
        term.ends_on = term.ended_before(today)
        term.save(update_fields=["ends_on"])
