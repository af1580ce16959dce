"""Accounts and sessions are read before any actor is known, so they have grants and no row policy.

The app never removes an account, and may change nothing of it but its language, its password and when it last signed in.
"""

from django.db import migrations

from commontable.groundwork.access.policies import open_to_app


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("sessions", "0001_initial"), ("access", "0002_actor_in_the_database")]
    operations = [
        migrations.RunSQL(
            "revoke all on accounts_account from public, ct_app;"
            "grant select, insert on accounts_account to ct_app;"
            "grant update (language, password, last_login) on accounts_account to ct_app;"
            + open_to_app("django_session", "select, insert, update, delete"),
            migrations.RunSQL.noop,
        )
    ]
