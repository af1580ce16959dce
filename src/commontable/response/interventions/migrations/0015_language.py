"""A plan says which language the people need, where English or French will not do."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("interventions", "0014_letters_of_calls")]
    operations = [
        migrations.AddField(
            model_name="plan",
            name="language",
            field=models.CharField(blank=True, default="", max_length=30, verbose_name="the language they need"),
            preserve_default=False,
        )
    ]
