"""After its last day, in the table's own zone, a youth-justice record is read by nobody, however late its job is."""

from django.db import migrations

LAST_DAY_COMES = (
    "expires_on >= (select (app_now() at time zone s.time_zone)::date from tables_team t"
    " join tables_situationtable s on s.id = t.table_id where t.id = any(array[team_id]))"
)


class Migration(migrations.Migration):
    dependencies = [("identity", "0009_whether_there_are_rules"), ("tables", "0014_names_of_members")]
    operations = [
        migrations.RunSQL(
            "create policy lasts on identity_youthrecord as restrictive for select to ct_app, ct_owner"
            f" using ((select my_role()) in ('system', 'operator') or {LAST_DAY_COMES});",
            "drop policy lasts on identity_youthrecord;",
        )
    ]
