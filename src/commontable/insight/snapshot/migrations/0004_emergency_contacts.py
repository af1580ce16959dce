"""What an emergency service tells later is read again once it changes."""

from django.db import migrations

SEEN_AS = {"insert": "new", "update": "new", "delete": "old"}
TRIGGERS = "".join(
    f"create trigger snapshot_{verb} after {verb} on closing_emergencycontacts referencing {seen} table as touched"
    " for each statement execute function snapshot_note('situation_id');\n"
    for verb, seen in SEEN_AS.items()
)


class Migration(migrations.Migration):
    dependencies = [("snapshot", "0003_what_is_watched"), ("closing", "0007_emergency_contacts")]
    operations = [migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop)]
