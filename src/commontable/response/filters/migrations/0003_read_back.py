"""When a decision was read back to the table, and by whom."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0002_row_policies'),
        ('filters', '0002_row_policies'),
        ('meetings', '0002_row_policies'),
        ('situations', '0003_a_walk_on'),
    ]

    operations = [
        migrations.AddField(
            model_name='decision',
            name='read_back_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='decision',
            name='read_back_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='read_back', to='agencies.member'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('read_back_at', None), ('read_back_by', None)), models.Q(('read_back_at__isnull', False), ('read_back_by__isnull', False)), _connector='OR'), name='filters_read_back_by_somebody'),
        ),
    ]
