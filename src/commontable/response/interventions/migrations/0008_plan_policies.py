"""A plan is read and written by the teams that have a part, as the grants say, and by nobody else."""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS, protect

SEEN = "exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"
IN_PART = (
    "exists (select 1 from situations_grant g where g.situation_id = any(array[situation_id])"
    f" and g.compartment = 'record' and g.why = 'part' and g.team_id = {MY_TEAMS}"
    " and g.starts_at <= (select app_now()) and (g.ends_at is null or g.ends_at > (select app_now())))"
)
OURS = f"{SEEN} and {IN_PART}"


class Migration(migrations.Migration):
    dependencies = [("interventions", "0007_plans"), ("situations", "0002_row_policies")]
    operations = [
        migrations.RunSQL(
            protect("interventions_plan", select=OURS, insert=OURS, update=OURS)
            + protect("interventions_plantask", select=OURS, insert=OURS, update=OURS, delete=OURS),
            migrations.RunSQL.noop,
        )
    ]
