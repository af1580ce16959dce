"""A disclosure is known to the team that told and the team that heard, but not to a member who stepped out of it.

What their team told or heard of somebody they recognise is as much of that person as the situation's own row is. Their
co-members still read it, and so does whoever must know that it was told: the system, when a number ends.
"""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS

NOT_RECUSED = "not (situation_id = any((select my_recusals())::uuid[]))"
OF_THE_SYSTEM = (
    "(select my_role()) = 'system'"
    " and exists (select 1 from situations_situation s where s.id = any(array[situation_id]))"
)
KNOWN = f"{NOT_RECUSED} and (from_team_id = {MY_TEAMS} or to_team_id = {MY_TEAMS} or ({OF_THE_SYSTEM}))"


class Migration(migrations.Migration):
    dependencies = [
        ("moves", "0001_cut_and_joined"),
        ("disclosure", "0003_outlives_the_person"),
        ("situations", "0007_recusal_policies"),
    ]
    operations = [
        migrations.RunSQL(f"alter policy selects on disclosure_disclosure using ({KNOWN});", migrations.RunSQL.noop)
    ]
