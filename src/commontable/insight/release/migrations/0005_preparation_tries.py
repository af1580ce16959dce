"""How often a release was begun is counted, so that one that fails each time ends."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("release", "0004_answers_are_known")]
    operations = [
        migrations.AddField("preparation", "tries", models.PositiveSmallIntegerField(default=0)),
    ]
