"""A part that was recorded on a team's behalf: by whom, who said it aloud, and when it was confirmed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_row_policies'),
        ('interventions', '0004_alert_policies'),
        ('situations', '0003_a_walk_on'),
        ('tables', '0002_row_policies'),
    ]

    operations = [
        migrations.AddField(
            model_name='role',
            name='confirmed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='role',
            name='confirmed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='roles_confirmed', to='agencies.member'),
        ),
        migrations.AddField(
            model_name='role',
            name='recorded_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='roles_recorded', to='agencies.member'),
        ),
        migrations.AddField(
            model_name='role',
            name='said_by',
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('recorded_by', None), ('said_by', '')), models.Q(('recorded_by__isnull', False), ('said_by__gt', '')), _connector='OR'), name='interventions_on_behalf_said_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='role',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('recorded_by__isnull', False)), _connector='OR'), name='interventions_confirmed_by_somebody'),
        ),
    ]
