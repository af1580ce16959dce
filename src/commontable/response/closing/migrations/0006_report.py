"""How it went for the people: told by the lead, read by the teams that have a part, and gone with the situation."""

import django.db.models.deletion
from django.db import migrations, models

import commontable.identifiers
from commontable.groundwork.access.policies import MY_TEAMS, SYSTEM_TABLES, protect

HERE = "any(array[closing_report.situation_id])"
SEEN = f"exists (select 1 from situations_situation s where s.id = {HERE})"
IN_PART = (
    f"exists (select 1 from interventions_role r where r.situation_id = {HERE}"
    f" and r.ends_at is null and r.team_id = {MY_TEAMS})"
)
OF_THE_SYSTEM = f"exists (select 1 from situations_situation s where s.id = {HERE} and s.table_id = {SYSTEM_TABLES})"
OURS = f"{SEEN} and {IN_PART}"


class Migration(migrations.Migration):
    dependencies = [
        ("closing", "0005_wait_bands"),
        ("interventions", "0015_language"),
        ("situations", "0018_offer_of_what_one_stepped_out_of"),
        ("tables", "0009_coordinators_set_up"),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.UUIDField(default=commontable.identifiers.new_id, primary_key=True, serialize=False)),
                ("language_met", models.CharField(blank=True, max_length=30, verbose_name="was the language there")),
                ("persons_word", models.CharField(blank=True, max_length=30, verbose_name="what the person says")),
                ("at", models.DateTimeField()),
                (
                    "situation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DB_CASCADE,
                        related_name="report",
                        to="situations.situation",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING, related_name="reports", to="tables.team"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language_met", ""), ("persons_word", ""), _negated=True),
                        name="closing_report_says_something",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            protect(
                "closing_report",
                select=f"({OURS}) or {OF_THE_SYSTEM}",
                insert=OURS,
                update=OURS,
                delete=OF_THE_SYSTEM,
            ),
            migrations.RunSQL.noop,
        ),
    ]
