"""What would a list add to a table, and which rows cannot be? Compared with what is there; nothing is written here."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.agencies.models import Agency, Member

from .cells import Meant, meant
from .models import Seat, SituationTable, Team
from .plan import AgencyPlan
from .sheet import Sheet, heading, write

OF_AN_AGENCY = ("sector", "agency_type", "is_police")


@dataclass
class Listed:
    """A checked list: its rows as meant, and what is new, in the order in which it would be made."""

    sheet: Sheet
    rows: list[Meant] = field(default_factory=list)
    agencies: dict[str, AgencyPlan] = field(default_factory=dict)
    teams: dict[str, Meant] = field(default_factory=dict)
    seats: list[Meant] = field(default_factory=list)
    people: set[str] = field(default_factory=set)

    @property
    def bad(self) -> list[Meant]:
        return [row for row in self.rows if row.faults]

    def wrong_rows(self, language: str) -> bytes:
        """Those rows as a file to correct, each with its reasons."""
        columns = [column for column in self.sheet.columns if column != "fault"]
        rows = [[*(row.row[column] for column in columns), " ".join(row.faults)] for row in self.bad]
        return write([heading(column, language) for column in (*columns, "fault")], rows, self.sheet.separator)

    @property
    def adds(self) -> bool:
        return bool(self.agencies or self.teams or self.seats)


@dataclass
class Known:
    """What is there already, by small letters: agencies, this table’s teams, members by address, and who sits where."""

    agencies: dict[str, Any]
    teams: dict[str, Team]
    members: dict[str, Member]
    seats: set[tuple[UUID, UUID]]


def check(table: SituationTable, sheet: Sheet) -> Listed:
    """The list with the faults of each row, in as many queries however long it is."""
    listed = Listed(sheet)
    known = _known(table)
    seen: set[tuple[str, str]] = set()
    for row in sheet.rows:
        it = meant(row)
        if not it.faults:
            _agency(listed, known, it)
            _team(listed, known, it)
            _person(listed, known, it, seen)
        listed.rows.append(it)
    return listed


def _known(table: SituationTable) -> Known:
    agencies = {each.name.casefold(): each for each in Agency.objects.all()}
    teams = Team.objects.filter(table=table, is_guest=False).select_related("agency", "agreement")
    members = Member.objects.filter(account__isnull=False).select_related("account", "agency")
    seats = Seat.objects.filter(team__table=table, ends_on=None).values_list("team_id", "member_id")
    return Known(
        agencies,
        {team.name.casefold(): team for team in teams},
        {member.account.email: member for member in members if member.account},
        set(seats),
    )


def _agency(listed: Listed, known: Known, it: Meant) -> None:
    key = it.agency.casefold()
    there = known.agencies.get(key) or listed.agencies.get(key)
    if there is None:
        if not it.sector or not it.agency_type:
            it.faults.append(_("A new agency needs its sector and its type."))
            return
        police = it.is_police if it.is_police is not None else bool(load("sectors").get(it.sector).extra.get("police"))
        short = it.short_name or it.agency[:40]
        listed.agencies[key] = AgencyPlan(it.agency, short, it.sector, it.agency_type, police)
        return
    for name in OF_AN_AGENCY:
        said = getattr(it, name)
        if said not in ("", None) and said != getattr(there, name):
            it.faults.append(_("The agency is known with another sector, type or police. Correct it on its page."))
            return


def _team(listed: Listed, known: Known, it: Meant) -> None:
    if not it.team:
        return
    key = it.team.casefold()
    there, first = known.teams.get(key), listed.teams.get(key)
    its_agency = there.agency.name if there else first.agency if first else it.agency
    if its_agency.casefold() != it.agency.casefold():
        it.faults.append(_("A team of that name belongs to another agency."))
    elif there and there.ends_on is not None:
        it.faults.append(_("This team has left the table. Bring it back on its page first."))
    elif (there and _other_papers(there.agreement, it)) or (first and _other_papers(first, it)):
        it.faults.append(_("The team’s papers have other dates. Correct them on its page."))
    elif not there and not first and not it.faults:
        listed.teams[key] = it


def _other_papers(papers: Any, it: Meant) -> bool:
    names = ("sharing_from", "pledge_from")
    return any(getattr(it, name) and getattr(it, name) != getattr(papers, name, None) for name in names)


def _person(listed: Listed, known: Known, it: Meant, seen: set[tuple[str, str]]) -> None:
    if not it.email or it.faults:
        return
    place = (it.email, it.team.casefold())
    member = known.members.get(it.email)
    agency = member.agency.name if member else next((r.agency for r in listed.seats if r.email == it.email), it.agency)
    if place in seen:
        it.faults.append(_("This person stands twice in the list for this team."))
    elif agency.casefold() != it.agency.casefold():
        it.faults.append(_("Somebody of another agency has this address."))
    elif not _sits(known, member, it):
        listed.seats.append(it)
        if member is None:
            listed.people.add(it.email)
    seen.add(place)


def _sits(known: Known, member: Member | None, it: Meant) -> bool:
    team = known.teams.get(it.team.casefold())
    return bool(member and team and (team.pk, member.pk) in known.seats)
