"""A grant and a fact stand where their situation does in the list; so a page of it is read in order, however many there are.

They refer to the situation's number, table and place as a whole: the reference holds them to it, and none of the three can
change while anything stands there. A draft is told by the database where what ended of it stands, as it is told that it
came back. Rows there are get their place in one statement a table.
"""

import django.db.models.deletion
from django.db import migrations, models

import commontable.response.situations.list_places

ENDED = "({0}stage in ('minimised', 'withdrawn', 'void', 'joined', 'transferred'))"
CUT = "({0}stage in ('minimised', 'withdrawn', 'void', 'joined') or ({0}stage = 'transferred' and {0}decided_at is null))"
TABLES = ("situations_situation", "situations_grant", "situations_fact", "situations_draft")

# What was there before is no change of it: nothing notes it, nothing asks for a line of the ledger.
FILLED = (
    "".join(
        f"alter table {table} no force row level security; alter table {table} disable trigger user;" for table in TABLES
    )
    + f"""
update situations_grant g set list_place = s.list_place from situations_situation s where s.id = g.situation_id;
update situations_fact f set table_id = s.table_id, list_place = s.list_place
  from situations_situation s where s.id = f.situation_id;
update situations_draft d set ended_place = s.list_place
  from situations_situation s where s.id = d.situation_id and {ENDED.format("s.")};
"""
)
HELD = (
    "".join(
        f"""
alter table {table} add constraint {table}_in_the_list foreign key (situation_id, table_id, list_place)
  references situations_situation (id, table_id, list_place) on delete cascade;
"""
        for table in ("situations_grant", "situations_fact")
    )
    + "".join(
        f"alter table {table} enable trigger user; alter table {table} force row level security;" for table in TABLES
    )
)
LOOSE = "".join(
    f"alter table {table} drop constraint {table}_in_the_list;" for table in ("situations_grant", "situations_fact")
)
TOLD = f"""
create or replace function drafts_come_back() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update situations_draft set came_back = came_back or {CUT.format("new.")}, ended_place = new.list_place
    where situation_id = new.id;
  return null;
end $$;
drop trigger drafts_come_back on situations_situation;
create trigger drafts_come_back after update on situations_situation for each row
  when (new.stage is distinct from old.stage and {ENDED.format("new.")}) execute function drafts_come_back();
"""

AS_BEFORE = f"""
create or replace function drafts_come_back() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update situations_draft set came_back = true where situation_id = new.id;
  return null;
end $$;
drop trigger drafts_come_back on situations_situation;
create trigger drafts_come_back after update on situations_situation for each row
  when (new.stage is distinct from old.stage and {CUT.format("new.")}) execute function drafts_come_back();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("interventions", "0013_plan_and_answers_of_parts_there_are"),  # it writes grants without a place
        ("situations", "0022_what_a_team_hears"),
    ]
    operations = [
        migrations.AddField("situation", "list_place", commontable.response.situations.list_places.ListPlace()),
        migrations.AddField("grant", "list_place", models.BigIntegerField(null=True)),
        migrations.AddField(
            "fact",
            "table",
            models.ForeignKey(
                null=True,
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                to="tables.situationtable",
            ),
        ),
        migrations.AddField("fact", "list_place", models.BigIntegerField(null=True)),
        migrations.AddField("draft", "ended_place", models.BigIntegerField(null=True)),
        migrations.RunSQL(FILLED, migrations.RunSQL.noop),
        migrations.AlterField("grant", "list_place", models.BigIntegerField()),
        migrations.AlterField(
            "fact",
            "table",
            models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                to="tables.situationtable",
            ),
        ),
        migrations.AlterField("fact", "list_place", models.BigIntegerField()),
        migrations.AddConstraint(
            "situation",
            models.UniqueConstraint(fields=("table", "list_place", "id"), name="situations_place_once"),
        ),
        migrations.RunSQL(HELD, LOOSE),
        migrations.AddIndex(
            "grant",
            models.Index(
                fields=["team", "table", "-list_place"],
                condition=models.Q(compartment="record", ends_at=None),
                name="situations_grant_listed",
            ),
        ),
        migrations.AddIndex(
            "fact",
            models.Index(fields=["list", "code", "table", "-list_place"], name="situations_fact_listed"),
        ),
        migrations.RemoveIndex("fact", "situations_fact_code"),
        migrations.AddIndex(
            "draft",
            models.Index(
                fields=["team", "-ended_place"],
                condition=models.Q(ended_place__isnull=False),
                name="situations_draft_ended",
            ),
        ),
        migrations.RunSQL(TOLD, AS_BEFORE),
    ]
