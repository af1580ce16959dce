"""Who is involved is read by the team that said so, by the team that brought it and by the lead. Of what was destroyed
the table's coordinators and the team that brought it read the certificate.
"""

from django.db import migrations

from commontable.groundwork.access.policies import COORDINATED, MY_TEAMS, SYSTEM_TABLES, protect

LEADS = (
    "exists (select 1 from situations_grant g"
    " where g.situation_id = any(array[filters_involvement.situation_id])"
    f" and g.compartment = 'answers' and g.team_id = {MY_TEAMS}"
    " and g.starts_at <= (select app_now()) and (g.ends_at is null or g.ends_at > (select app_now())))"
)
ANSWERED = (
    "not (situation_id = any((select my_recusals())::uuid[])) and"
    f" (team_id = {MY_TEAMS} or owner_team_id = {MY_TEAMS} or table_id = {SYSTEM_TABLES} or {LEADS})"
)
ANSWERS = f"team_id = {MY_TEAMS} or table_id = {SYSTEM_TABLES}"
BROUGHT_IT = (
    "exists (select 1 from situations_draft d where d.situation_id = any(array[filters_certificate.situation_id])"
    f" and d.team_id = {MY_TEAMS})"
)
CERTIFIED = f"table_id = {COORDINATED} or table_id = {SYSTEM_TABLES} or {BROUGHT_IT}"


class Migration(migrations.Migration):
    dependencies = [("filters", "0005_certificate_involvement"), ("situations", "0015_hearing_policies")]
    operations = [
        migrations.RunSQL(
            protect("filters_involvement", select=ANSWERED, insert=ANSWERS, update=ANSWERS,
                    delete=f"table_id = {SYSTEM_TABLES}")
            + protect("filters_certificate", select=CERTIFIED, insert=f"table_id = {SYSTEM_TABLES}"),
            migrations.RunSQL.noop,
        )
    ]
