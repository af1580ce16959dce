"""Of a file that maps are drawn from already, what names its areas is kept; whatever else it says of them was for the analysts."""

from django.db import migrations

# As the table's owner, past the policies and the ledger: what an upgrade takes away is no person's act.
ONLY_NAMES = """
alter table maps_boundary no force row level security;
alter table maps_boundary disable trigger user;
update maps_boundary set features = (
  select coalesce(jsonb_agg(jsonb_set(feature, '{said}', coalesce(
    (select jsonb_object_agg(name, value) from jsonb_each(feature->'said') as said(name, value) where name = named_by), '{}'
  )) order by place), '[]')
  from jsonb_array_elements(features) with ordinality as each(feature, place)
)
where is_in_use;
alter table maps_boundary enable trigger user;
alter table maps_boundary force row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("maps", "0002_row_policies")]
    operations = [migrations.RunSQL(ONLY_NAMES, migrations.RunSQL.noop)]
