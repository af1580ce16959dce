"""A disclosure is known to the team that told, the team that heard, and nobody else at the table."""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS, protect

TOLD_OR_HEARD = f"from_team_id = {MY_TEAMS} or to_team_id = {MY_TEAMS}"
TOLD = f"from_team_id = {MY_TEAMS}"


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_initial"), ("situations", "0002_row_policies")]
    operations = [
        migrations.RunSQL(protect("disclosure_disclosure", select=TOLD_OR_HEARD, insert=TOLD), migrations.RunSQL.noop)
    ]
