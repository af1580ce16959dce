"""From filter 3 on, what is proven to be no acutely elevated risk closes at once."""

from django.db import migrations

from commontable.response.situations.move_trigger import stage_moves_sql


class Migration(migrations.Migration):
    dependencies = [("situations", "0010_awaited")]
    operations = [migrations.RunSQL(stage_moves_sql(), migrations.RunSQL.noop)]
