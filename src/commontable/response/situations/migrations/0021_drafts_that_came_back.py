"""Which drafts are not at a table? Found by an index of their own, and never by reading every draft a team ever brought.

Whoever ends a number cannot see whose draft it was, so the database marks it; what is brought again is marked by its team.
"""

from django.db import migrations, models

CUT = "({0}stage in ('minimised', 'withdrawn', 'void', 'joined') or ({0}stage = 'transferred' and {0}decided_at is null))"

MARKED = f"""
create policy marked on situations_draft for update to ct_owner using (true) with check (true);
create policy marked_seen on situations_draft for select to ct_owner using (true);

create function drafts_come_back() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update situations_draft set came_back = true where situation_id = new.id;
  return null;
end $$;
create trigger drafts_come_back after update on situations_situation for each row
  when (new.stage is distinct from old.stage and {CUT.format("new.")}) execute function drafts_come_back();
"""
BEFORE = f"""
alter table situations_situation no force row level security;
alter table situations_draft no force row level security;
update situations_draft set came_back = true
  from situations_situation s where s.id = situation_id and {CUT.format("s.")};
alter table situations_draft force row level security;
alter table situations_situation force row level security;
"""
UNMARKED = """
drop trigger drafts_come_back on situations_situation;
drop function drafts_come_back();
drop policy marked on situations_draft;
drop policy marked_seen on situations_draft;
"""


class Migration(migrations.Migration):
    dependencies = [("situations", "0020_a_part_at_a_table")]
    operations = [
        migrations.AddField("draft", "came_back", models.BooleanField(default=False)),
        migrations.RunSQL(BEFORE, migrations.RunSQL.noop),
        migrations.AddIndex(
            "draft",
            models.Index(
                fields=["team", "-saved_at"],
                condition=models.Q(situation=None) | models.Q(came_back=True),
                name="situations_draft_to_bring",
            ),
        ),
        migrations.RunSQL(MARKED, UNMARKED),
    ]
