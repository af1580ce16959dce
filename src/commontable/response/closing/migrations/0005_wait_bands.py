"""Of a wait whose days nobody knows, about how long it is. What was recorded before has its days or nothing."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("closing", "0004_silence_goes")]
    operations = [
        migrations.AddField(
            "barriermet",
            "wait",
            models.CharField("about how long the wait is", max_length=40, blank=True, default=""),
            preserve_default=False,
        ),
    ]
