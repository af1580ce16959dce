"""Wrong passphrases are counted, so that each makes the next try wait longer."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_grants'),
    ]

    operations = [
        migrations.AddField(
            model_name='account',
            name='wrong_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='account',
            name='wrong_tries',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.RunSQL("grant update (wrong_tries, wrong_at) on accounts_account to ct_app", migrations.RunSQL.noop),
    ]
