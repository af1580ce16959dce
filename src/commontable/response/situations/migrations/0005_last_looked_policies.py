"""When a member last looked is theirs alone; the system may destroy it with a "no"."""

from django.db import migrations

from commontable.groundwork.access.policies import SYSTEM_TABLES, protect

MINE = "member_id = (select my_member())"
SEEN = "exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"
SYSTEM = f"exists (select 1 from situations_situation s where s.id = any(array[situation_id]) and s.table_id = {SYSTEM_TABLES})"


class Migration(migrations.Migration):
    dependencies = [("situations", "0004_last_looked")]
    operations = [
        migrations.RunSQL(
            protect(
                "situations_lastlooked",
                select=f"{MINE} or {SYSTEM}",
                insert=f"{MINE} and {SEEN}",
                update=MINE,
                delete=SYSTEM,
                entered=("delete",),
            ),
            migrations.RunSQL.noop,
        )
    ]
