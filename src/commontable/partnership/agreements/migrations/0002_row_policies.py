"""Agreements are no secret among members: whether a team is bound decides what it may be told."""

from django.db import migrations

from commontable.groundwork.access.policies import OPERATOR, SIGNED_IN, protect


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial"), ("ledger", "0002_append_only")]
    operations = [
        migrations.RunSQL(
            protect("agreements_agreement", select=SIGNED_IN, insert=OPERATOR, update=OPERATOR),
            migrations.RunSQL.noop,
        )
    ]
