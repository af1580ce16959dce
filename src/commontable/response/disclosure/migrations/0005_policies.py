"""Who reads what was told: the team that told, the team that heard, and the privacy officer of either agency.

Consent, necessity and notice are about one person: the team that brought them, the team that wrote it down, the teams
that the table authorised to be told of that person, and the two agencies' officers. Nobody who stepped out reads any.
"""

from django.db import migrations

from commontable.groundwork.access.policies import MY_PRIVACY, MY_TEAMS, SIGNED_IN, SYSTEM_TABLES, instead, protect

NOT_RECUSED = "not (situation_id = any((select my_recusals())::uuid[]))"
OF_THE_SYSTEM = (
    "(select my_role()) = 'system'"
    " and exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"
)


def officer_of(*columns: str) -> str:
    """Whether a team of these columns is of an agency whose privacy officer the actor is."""
    teams = ", ".join(columns)
    return f"exists (select 1 from tables_team t where t.id = any(array[{teams}]) and t.agency_id = {MY_PRIVACY})"


OFFICER = officer_of("from_team_id", "to_team_id")
TOLD_OR_HEARD = f"from_team_id = {MY_TEAMS} or to_team_id = {MY_TEAMS} or {OFFICER}"
KNOWN = f"{NOT_RECUSED} and ({TOLD_OR_HEARD} or ({OF_THE_SYSTEM}))"
TELLS = f"from_team_id = {MY_TEAMS} or ({OF_THE_SYSTEM})"
SPOKEN = f"mode = 'spoken' and ({TELLS})"

HEARD_BY_ME = (
    "exists (select 1 from disclosure_disclosure d where d.telling_id = any(array[disclosure_telling.id])"
    f" and d.to_team_id = {MY_TEAMS})"
)
OF_TABLE = f"table_id = {SYSTEM_TABLES}"
SPOKE = f"from_team_id = {MY_TEAMS}"
TELLING = f"{NOT_RECUSED} and ({SPOKE} or {HEARD_BY_ME} or {officer_of('from_team_id')} or {OF_TABLE})"
OF_A_TELLING = "exists (select 1 from disclosure_telling t where t.id = any(array[telling_id]))"
OF_OUR_TELLING = (
    "exists (select 1 from disclosure_telling t where t.id = any(array[telling_id])"
    f" and (t.from_team_id = {MY_TEAMS} or t.table_id = {SYSTEM_TABLES}))"
)


def about(table: str) -> str:
    """Whether a row about one person is for this actor."""
    authorised = (
        f"exists (select 1 from situations_grant g where g.person_id = any(array[{table}.person_id])"
        f" and g.compartment = 'limited' and g.team_id = {MY_TEAMS}"
        " and g.starts_at <= (select app_now()) and (g.ends_at is null or g.ends_at > (select app_now())))"
    )
    ours = f"team_id = {MY_TEAMS} or origin_team_id = {MY_TEAMS}"
    return f"{NOT_RECUSED} and ({ours} or {officer_of('team_id', 'origin_team_id')} or {OF_TABLE} or {authorised})"


OURS = f"{NOT_RECUSED} and (team_id = {MY_TEAMS} or origin_team_id = {MY_TEAMS} or {OF_TABLE})"


def part_of(parent: str, column: str) -> str:
    """Whether the row it belongs to is for this actor."""
    return f"exists (select 1 from {parent} p where p.id = any(array[{column}]))"


SET_BY_OFFICER = f"agency_id = {MY_PRIVACY}"


def _of_a_person(table: str) -> str:
    seen = about(table)
    return protect(table, select=seen, insert=seen, update=seen, delete=OF_TABLE)


POLICIES = (
    f"alter policy selects on disclosure_disclosure using ({KNOWN});",
    instead("disclosure_disclosure", insert=TELLS, update=SPOKEN, delete=SPOKEN),
    protect("disclosure_telling", select=TELLING, insert=f"{SPOKE} or {OF_TABLE}", update=f"{SPOKE} or {OF_TABLE}", delete=OF_TABLE),
    protect("disclosure_listener", select=OF_A_TELLING, insert=OF_OUR_TELLING, update=OF_OUR_TELLING),
    protect("disclosure_addition", select=OF_A_TELLING, insert=OF_OUR_TELLING),
    _of_a_person("disclosure_consent"),
    _of_a_person("disclosure_necessity"),
    _of_a_person("disclosure_personnotice"),
    protect("disclosure_agreeing", select=part_of("disclosure_necessity", "necessity_id"),
            insert=f"team_id = {MY_TEAMS} and {part_of('disclosure_necessity', 'necessity_id')}"),
    protect("disclosure_deferral", select=part_of("disclosure_personnotice", "notice_id"),
            insert=f"asked_team_id = {MY_TEAMS} and {part_of('disclosure_personnotice', 'notice_id')}",
            update=part_of("disclosure_personnotice", "notice_id")),
    protect("disclosure_agencydefault", select=SIGNED_IN, insert=SET_BY_OFFICER),
    protect("disclosure_necessityreason", select=SIGNED_IN, insert=SET_BY_OFFICER, update=SET_BY_OFFICER),
)


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0004_spoken_consent_notice"),
        ("moves", "0002_not_told_to_who_stepped_out"),
        ("access", "0004_privacy_officers"),
    ]
    operations = [migrations.RunSQL("".join(POLICIES), migrations.RunSQL.noop)]
