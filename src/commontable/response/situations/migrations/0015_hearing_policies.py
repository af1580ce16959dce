"""Who may hear at filter 3, and until when, is seen by the team itself and by the team that releases: not by whoever runs the table.

A hearing that ended early would say that the team is not involved.
"""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS, SYSTEM_TABLES, TABLES_RUN

GRANT_SEEN = (
    "not (situation_id = any((select my_recusals())::uuid[])) and"
    f" (team_id = {MY_TEAMS} or owner_team_id = {MY_TEAMS}"
    f" or (table_id = {TABLES_RUN} and why <> 'hears') or table_id = {SYSTEM_TABLES})"
)


class Migration(migrations.Migration):
    dependencies = [("situations", "0014_hearing_and_plan")]
    operations = [
        migrations.RunSQL(f"alter policy selects on situations_grant using ({GRANT_SEEN});", migrations.RunSQL.noop)
    ]
