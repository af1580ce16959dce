"""Every signed-in member may know which agencies and members there are; the operator sets them up."""

from django.db import migrations

from commontable.groundwork.access.policies import OPERATOR, SIGNED_IN, protect

OWN = f"{SIGNED_IN} or account_id = (select my_account())"


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial"), ("ledger", "0002_append_only")]
    operations = [
        migrations.RunSQL(
            protect("agencies_agency", select=SIGNED_IN, insert=OPERATOR, update=OPERATOR)
            + protect("agencies_member", select=OWN, insert=OPERATOR, update=OPERATOR),
            migrations.RunSQL.noop,
        )
    ]
