"""The plan in words is seen by those who may be given its key; reading it takes the key. It goes with the number."""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS, protect

HERE = "any(array[interventions_planwords.situation_id])"
PLANS = (
    f"exists (select 1 from situations_situation s where s.id = {HERE})"
    f" and exists (select 1 from situations_grant g where g.situation_id = {HERE}"
    f" and g.compartment = 'plan' and g.team_id = {MY_TEAMS}"
    " and g.starts_at <= (select app_now()) and (g.ends_at is null or g.ends_at > (select app_now())))"
)
OF_THE_SYSTEM = (
    "(select my_role()) = 'system'"
    f" and exists (select 1 from situations_situation s where s.id = {HERE})"
)


class Migration(migrations.Migration):
    dependencies = [("interventions", "0011_planwords"), ("situations", "0015_hearing_policies")]
    operations = [
        migrations.RunSQL(
            protect("interventions_planwords", select=f"({PLANS}) or ({OF_THE_SYSTEM})", insert=PLANS, update=PLANS,
                    delete=OF_THE_SYSTEM),
            migrations.RunSQL.noop,
        )
    ]
