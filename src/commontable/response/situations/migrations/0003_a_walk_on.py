"""A walk-on: a coordinator or co-chair may insert a situation for a team of their table, while its meeting is open."""

from django.db import migrations, models

from commontable.groundwork.access.policies import MY_TABLES, MY_TEAMS, TABLES_RUN

BROUGHT_BY_US = f"stage = 'brought' and originating_team_id = {MY_TEAMS} and table_id = {MY_TABLES}"
WALK_ON = (
    f"walk_on and stage = 'brought' and table_id = {TABLES_RUN}"
    " and exists (select 1 from tables_team t"
    " where t.id = originating_team_id and t.table_id = situations_situation.table_id)"
    " and exists (select 1 from meetings_meeting m where m.table_id = situations_situation.table_id"
    " and m.opened_at is not null and m.closed_at is null)"
)
INSERTED = f"""
drop policy inserts on situations_situation;
create policy inserts on situations_situation for insert to ct_app, ct_owner
  with check (({BROUGHT_BY_US}) or ({WALK_ON}));
"""


class Migration(migrations.Migration):

    dependencies = [
        ('situations', '0002_row_policies'),
        ('meetings', '0002_row_policies'),
        ('tables', '0002_row_policies'),
    ]

    operations = [
        migrations.AddField(
            model_name='draft',
            name='without_identity',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='situation',
            name='walk_on',
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name='situation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', 'minimised'), _negated=True), ('walk_on', False), _connector='OR'), name='situations_minimised_forgets_how'),
        ),
        migrations.RunSQL(INSERTED, migrations.RunSQL.noop),
    ]
