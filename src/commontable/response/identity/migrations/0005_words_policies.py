"""The texts of a draft are its team's alone: nobody else sees even the row."""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS, protect

OWN = f"team_id = {MY_TEAMS}"


class Migration(migrations.Migration):
    dependencies = [("identity", "0004_words")]
    operations = [
        migrations.RunSQL(
            protect("identity_sealedwords", select=OWN, insert=OWN, update=OWN, delete=OWN), migrations.RunSQL.noop
        )
    ]
