"""What a table asks of a quorum is known to all members, as its other settings are."""

from django.db import migrations

from commontable.groundwork.access.policies import OPERATOR, SIGNED_IN, protect


class Migration(migrations.Migration):
    dependencies = [("tables", "0003_settings"), ("ledger", "0002_append_only")]
    operations = [
        migrations.RunSQL(
            protect("tables_quorumrule", select=SIGNED_IN, insert=OPERATOR, update=OPERATOR), migrations.RunSQL.noop
        )
    ]
