"""From which writing are the rules of safe contact? A record sealed before this was kept does not say."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("identity", "0008_sections_of_our_own_file")]
    operations = [
        migrations.AddField("sealedidentity", "rules_revision", models.PositiveIntegerField(null=True)),
    ]
