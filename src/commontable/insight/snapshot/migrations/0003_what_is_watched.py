"""A plan, a report of how it went and an answer to the question of consent are read again once they change."""

from django.db import migrations

WATCHED = ("interventions_plan", "closing_report", "disclosure_consent")
SEEN_AS = {"insert": "new", "update": "new", "delete": "old"}
TRIGGERS = "".join(
    f"create trigger snapshot_{verb} after {verb} on {table} referencing {seen} table as touched"
    " for each statement execute function snapshot_note('situation_id');\n"
    for table in WATCHED
    for verb, seen in SEEN_AS.items()
)


class Migration(migrations.Migration):
    dependencies = [
        ("snapshot", "0002_policies"),
        ("interventions", "0015_language"),
        ("closing", "0006_report"),
        ("disclosure", "0006_addition_of_a_person"),
    ]
    operations = [migrations.RunSQL(TRIGGERS, migrations.RunSQL.noop)]
