"""A coordinator corrects the name of whoever serves at a table of theirs: the name alone, no agency and no account."""

from django.db import migrations

from commontable.groundwork.access.policies import COORDINATED, OPERATOR, instead

LASTS = "(p.ends_on is null or p.ends_on >= (select app_now())::date)"
SITS = (
    "exists (select 1 from tables_seat p join tables_team t on t.id = p.team_id"
    f" where p.member_id = agencies_member.id and t.table_id = {COORDINATED} and {LASTS})"
)
SERVES = " or ".join(
    f"exists (select 1 from {kind} p"
    f" where p.member_id = agencies_member.id and p.table_id = {COORDINATED} and {LASTS})"
    for kind in ("tables_cochair", "tables_coordinator")
)


class Migration(migrations.Migration):
    dependencies = [("tables", "0013_repeats_days"), ("agencies", "0002_row_policies")]
    operations = [
        migrations.RunSQL(
            instead("agencies_member", update=f"{OPERATOR} or {SITS} or {SERVES}")
            + "revoke update on agencies_member from ct_app; grant update (name) on agencies_member to ct_app;",
            migrations.RunSQL.noop,
        )
    ]
