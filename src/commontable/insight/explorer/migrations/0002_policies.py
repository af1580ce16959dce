"""A question and its answer are its asker's alone; the queue answers it, and records what was told for the asker."""

from django.db import migrations

from commontable.groundwork.access.policies import SYSTEM_TABLES, instead, protect

MINE = "member_id = (select my_member())"
BY_THE_QUEUE = f"((select my_role()) = 'system' and (audience <> 'table' or table_id = {SYSTEM_TABLES}))"


class Migration(migrations.Migration):
    dependencies = [("explorer", "0001_initial"), ("release", "0004_answers_are_known"), ("ledger", "0002_append_only")]
    operations = [
        migrations.RunSQL(
            protect(
                "explorer_exploration",
                select=f"{MINE} or {BY_THE_QUEUE}",
                insert=MINE,
                update=f"{MINE} or {BY_THE_QUEUE}",
                delete=f"{MINE} or {BY_THE_QUEUE}",
                entered=("insert", "delete"),
            )
            + instead("release_askedcut", insert=f"{MINE} or {BY_THE_QUEUE}"),
            migrations.RunSQL.noop,
        )
    ]
