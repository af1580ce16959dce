"""Emergency contacts before and after: told and read by one team of an emergency service, gone with the situation."""

import django.db.models.deletion
from django.db import migrations, models

import commontable.identifiers
from commontable.groundwork.access.policies import MY_TEAMS, SYSTEM_TABLES, protect

HERE = "any(array[closing_emergencycontacts.situation_id])"
SEEN = f"exists (select 1 from situations_situation s where s.id = {HERE})"
OF_THE_SYSTEM = f"exists (select 1 from situations_situation s where s.id = {HERE} and s.table_id = {SYSTEM_TABLES})"
IN_PART = (
    f"exists (select 1 from interventions_role r where r.situation_id = {HERE}"
    " and r.ends_at is null and r.team_id = any(array[closing_emergencycontacts.team_id]))"
)
OURS = f"team_id = {MY_TEAMS} and {SEEN}"
TELLS = f"{OURS} and {IN_PART}"


class Migration(migrations.Migration):
    dependencies = [("closing", "0006_report")]

    operations = [
        migrations.CreateModel(
            name="EmergencyContacts",
            fields=[
                ("id", models.UUIDField(default=commontable.identifiers.new_id, primary_key=True, serialize=False)),
                ("before", models.PositiveSmallIntegerField(null=True, verbose_name="in the 90 days before")),
                ("after", models.PositiveSmallIntegerField(null=True, verbose_name="in the 90 days after")),
                ("at", models.DateTimeField()),
                (
                    "situation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DB_CASCADE,
                        related_name="emergency_contacts",
                        to="situations.situation",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="emergency_contacts",
                        to="tables.team",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("situation", "team"), name="closing_contacts_once_a_team"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("before__isnull", False), ("after__isnull", False), _connector="OR"),
                            models.Q(("before", None), ("before__lte", 999), _connector="OR"),
                            models.Q(("after", None), ("after__lte", 999), _connector="OR"),
                        ),
                        name="closing_contacts_in_bounds",
                    ),
                ],
            },
        ),
        migrations.RunSQL(
            protect(
                "closing_emergencycontacts",
                select=f"({OURS}) or {OF_THE_SYSTEM}",
                insert=TELLS,
                update=TELLS,
                delete=OF_THE_SYSTEM,
            ),
            migrations.RunSQL.noop,
        ),
    ]
