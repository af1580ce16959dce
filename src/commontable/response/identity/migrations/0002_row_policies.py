"""A sealed identity is seen by the team that holds it and by teams with an open grant for that person.

Seeing the row is not reading it: that takes the key.
"""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS, protect

OWN = f"team_id = {MY_TEAMS}"
GRANTED = (
    "exists (select 1 from situations_grant g where g.person_id = identity_sealedidentity.id"
    f" and g.compartment = 'limited' and g.team_id = {MY_TEAMS}"
    " and g.starts_at <= (select app_now()) and (g.ends_at is null or g.ends_at > (select app_now())))"
)


class Migration(migrations.Migration):
    dependencies = [("identity", "0001_initial"), ("situations", "0002_row_policies")]
    operations = [
        migrations.RunSQL(
            protect("identity_sealedidentity", select=f"{OWN} or {GRANTED}", insert=OWN, update=OWN, delete=OWN),
            migrations.RunSQL.noop,
        )
    ]
