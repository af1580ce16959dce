"""Whoever stepped out of a number is not asked whether another is the same, and cannot say so: an offer names two."""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS, SYSTEM_TABLES, TABLES_RUN

RECUSED = "any((select my_recusals())::uuid[])"
NOT_RECUSED = f"not (situation_id = {RECUSED}) and (other_id is null or not (other_id = {RECUSED}))"
ASKED = (
    f"{NOT_RECUSED} and (table_id = {TABLES_RUN} or to_table_id = {TABLES_RUN}"
    f" or from_team_id = {MY_TEAMS} or to_team_id = {MY_TEAMS}"
    f" or table_id = {SYSTEM_TABLES} or to_table_id = {SYSTEM_TABLES})"
)


class Migration(migrations.Migration):
    dependencies = [("situations", "0017_past_policies")]
    operations = [
        migrations.RunSQL(
            f"alter policy selects on situations_offer using ({ASKED});"
            f"alter policy updates on situations_offer using ({ASKED}) with check ({ASKED});",
            migrations.RunSQL.noop,
        )
    ]
