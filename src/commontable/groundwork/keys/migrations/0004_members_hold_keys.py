"""A member may hold a key that their team does not: what is kept for listed people alone is sealed to each of them.

Their wraps are rows of the team that made the key, so whoever leaves the team finds none of them any more.
"""

from django.db import migrations

HELD_BY_ME = (
    "exists (select 1 from keys_holderkey k where k.id = holder_key_id"
    " and (k.holder_id = any((select my_teams())::uuid[]) or k.holder_id = (select my_member())))"
)


class Migration(migrations.Migration):
    dependencies = [("keys", "0003_sealed_to_another")]
    operations = [
        migrations.RunSQL(f"alter policy reads on keys_holdersecret using ({HELD_BY_ME});", migrations.RunSQL.noop)
    ]
