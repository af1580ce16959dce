"""What came in from a table's earlier records is read by who runs the table, and may be taken out again by its system.

No other situation is ever deleted.
"""

from django.db import migrations

from commontable.groundwork.access.policies import SYSTEM_TABLES, TABLES_RUN, instead, protect

SYSTEM = f"table_id = {SYSTEM_TABLES}"
CAME_IN = (
    f"{SYSTEM} and exists (select 1 from situations_pastsituation p"
    " where p.situation_id = any(array[situations_situation.id]))"
)


class Migration(migrations.Migration):
    dependencies = [("situations", "0016_past")]
    operations = [
        migrations.RunSQL(
            protect("situations_pastsituation", select=f"table_id = {TABLES_RUN} or {SYSTEM}", insert=SYSTEM, delete=SYSTEM)
            + instead("situations_situation", delete=CAME_IN),
            migrations.RunSQL.noop,
        )
    ]
