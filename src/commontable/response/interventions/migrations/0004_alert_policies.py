"""Alerts and notices are made by the system, table by table; whoever was told sees theirs, whether or not they may read
the situation. A struck attempt changes in two columns only: what was written first stays written.
"""

from django.db import migrations

from commontable.groundwork.access.policies import SYSTEM_TABLES, protect

SEEN = "exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"
MINE = "member_id = (select my_member())"
SYSTEM = f"table_id = {SYSTEM_TABLES}"
TOLD = (
    "exists (select 1 from interventions_notice n"
    " where n.alert_id = any(array[interventions_alert.id]) and n.member_id = (select my_member()))"
)
STRIKE = f"""
grant update (struck_at, struck_reason) on interventions_attempt to ct_app;
create policy updates on interventions_attempt for update to ct_app, ct_owner using ({SEEN}) with check ({SEEN});
"""
ONLY_THESE = """
revoke update on interventions_notice, interventions_letter from ct_app;
grant update (seen_at) on interventions_notice to ct_app;
grant update (next_try_at, tries, mailed_at) on interventions_letter to ct_app;
"""


class Migration(migrations.Migration):
    dependencies = [("interventions", "0003_attempts_and_alerts")]
    operations = [
        migrations.RunSQL(
            STRIKE
            + protect("interventions_notice", select=f"{MINE} or {SYSTEM} or {SEEN}", insert=SYSTEM,
                      update=f"{MINE} or {SYSTEM}")
            + protect("interventions_alert", select=f"{SYSTEM} or {SEEN} or {TOLD}", insert=SYSTEM)
            + protect("interventions_letter", select=SYSTEM, insert=SYSTEM, update=SYSTEM)
            + protect("interventions_mailchoice", select=f"{MINE} or (select my_role()) = 'system'", insert=MINE,
                      update=MINE)
            + ONLY_THESE,
            migrations.RunSQL.noop,
        )
    ]
