"""What a team hears at filter 3, and for how long yet: found by itself, and never by reading all the team may read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("situations", "0021_drafts_that_came_back")]
    operations = [
        migrations.AddIndex(
            "grant",
            models.Index(fields=["team", "ends_at"], condition=models.Q(why="hears"), name="situations_grant_heard"),
        )
    ]
