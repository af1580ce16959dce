"""The file in use is everybody's to draw from, whoever reads a published map; one that is looked at is the analysts'."""

from django.db import migrations

from commontable.groundwork.access.policies import ANALYST, SIGNED_IN, protect


class Migration(migrations.Migration):
    dependencies = [("maps", "0001_initial"), ("tables", "0016_city_role_policies"), ("ledger", "0002_append_only")]
    operations = [
        migrations.RunSQL(
            protect(
                "maps_boundary",
                select=f"(is_in_use and {SIGNED_IN}) or {ANALYST}",
                insert=ANALYST,
                update=ANALYST,
                delete=ANALYST,
            ),
            migrations.RunSQL.noop,
        )
    ]
