"""The queue's own tables: identifiers and job names only, so grants and no row policy."""

from django.db import migrations

from commontable.groundwork.access.policies import open_to_app

TABLES = ("procrastinate_jobs", "procrastinate_events", "procrastinate_periodic_defers", "procrastinate_workers")


class Migration(migrations.Migration):
    initial = True
    dependencies = [("procrastinate", "0041_post_retry_failed_job"), ("access", "0002_actor_in_the_database")]
    operations = [
        migrations.RunSQL(
            "".join(open_to_app(table, "select, insert, update, delete") for table in TABLES)
            + "grant usage on all sequences in schema public to ct_app;",
            migrations.RunSQL.noop,
        )
    ]
