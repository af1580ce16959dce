"""Has this team a part at that table? Asked of each table by whoever opens the list, and never by reading all its parts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("situations", "0019_fact_statistics")]
    operations = [
        migrations.AddIndex(
            "grant",
            models.Index(
                fields=["team", "table"],
                condition=models.Q(compartment="record", why="part", ends_at=None),
                name="situations_grant_part_at",
            ),
        )
    ]
