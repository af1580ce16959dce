"""Our own file is seen by the team that wrote it; a youth-justice record by the members on its list alone.

Whoever recused themselves from what became of the draft sees neither. The system of the table destroys both, and is
lent no key.
"""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS, SYSTEM_TABLES, protect

NOT_RECUSED = (
    "not exists (select 1 from situations_draft d where d.id = draft_id"
    " and d.situation_id = any((select my_recusals())::uuid[]))"
)
OWN = f"team_id = {MY_TEAMS} and {NOT_RECUSED}"
SYSTEM = f"exists (select 1 from tables_team t where t.id = team_id and t.table_id = {SYSTEM_TABLES})"
OWN_OR_SYSTEM = f"({OWN}) or {SYSTEM}"
LISTED = f"{OWN} and jsonb_exists(readers, (select my_member())::text)"
LISTED_OR_SYSTEM = f"({LISTED}) or {SYSTEM}"
OF_OUR_FILE = "exists (select 1 from identity_ownfile f where f.id = file_id)"
WRITTEN_BY_US = f"exists (select 1 from identity_ownfile f where f.id = file_id and f.team_id = {MY_TEAMS})"

SOMEBODY_READS_IT = (
    "alter table identity_youthrecord add constraint identity_somebody_reads_it"
    " check (jsonb_typeof(readers) = 'array' and jsonb_array_length(readers) >= 1);"
)


def _part_of_a_file(table: str) -> str:
    return protect(table, select=OF_OUR_FILE, insert=WRITTEN_BY_US, update=WRITTEN_BY_US, delete=OF_OUR_FILE)


class Migration(migrations.Migration):
    dependencies = [
        ("identity", "0006_own_files"),
        ("situations", "0007_recusal_policies"),
        ("keys", "0002_policies"),
    ]
    operations = [
        migrations.RunSQL(
            protect("identity_ownfile", select=OWN_OR_SYSTEM, insert=OWN, update=OWN, delete=OWN_OR_SYSTEM)
            + _part_of_a_file("identity_ownsection")
            + _part_of_a_file("identity_owndocument")
            + protect(
                "identity_youthrecord", select=LISTED_OR_SYSTEM, insert=LISTED, update=LISTED, delete=LISTED_OR_SYSTEM
            )
            + SOMEBODY_READS_IT,
            migrations.RunSQL.noop,
        )
    ]
