"""Words are read like the facts they stand beside, though on no room screen; the team that brought them alone writes them."""

from django.db import migrations

from commontable.groundwork.access.policies import MY_TEAMS, SIGNED_IN, protect

# The row of the situation is itself seen by its readers alone, and by nobody who stepped out of it.
OF_A_SITUATION = "exists (select 1 from situations_situation s where s.id = any(array[situation_id])"
READ = f"{SIGNED_IN} and {OF_A_SITUATION} and (s.stage not in ('rejected', 'minimised') or (select my_role()) = 'system'))"
OURS = f"{OF_A_SITUATION} and s.stage not in ('rejected', 'minimised') and s.originating_team_id = {MY_TEAMS})"
SYSTEM = f"(select my_role()) = 'system' and {OF_A_SITUATION})"


class Migration(migrations.Migration):
    dependencies = [("situations", "0012_words")]
    operations = [
        migrations.RunSQL(
            protect("situations_words", select=READ, insert=OURS, update=OURS, delete=f"({OURS}) or ({SYSTEM})"),
            migrations.RunSQL.noop,
        )
    ]
