"""Numbers, changes and takings are the system's alone, table by table; no person reads one.

Whatever is written of a situation or a meeting leaves a change: at the end of the statement, by whoever it is, with the
transaction it belongs to. Nobody can read it before that is kept, and the taking deletes only what it could read.
"""

from django.db import migrations

from commontable.groundwork.access.policies import SYSTEM_TABLES, protect

SYSTEM = "(select my_role()) = 'system'"
NUMBERED = f"table_id = {SYSTEM_TABLES} or (table_id is null and {SYSTEM})"

NOTE = """
create policy noted on snapshot_changed for insert to ct_owner with check (true);
create function snapshot_note() returns trigger language plpgsql security definer set search_path = public as $$
declare of_column text;
begin
  foreach of_column in array tg_argv loop
    execute format(
      'insert into snapshot_changed (id, subject) select gen_random_uuid(), each.subject'
      ' from (select distinct %I as subject from touched) each where each.subject is not null', of_column);
  end loop;
  return null;
end $$;
"""

WATCHED = {
    "situations_situation": ("id",),
    "situations_person": ("situation_id",),
    "situations_fact": ("situation_id",),
    "situations_referral": ("situation_id",),
    "situations_pastsituation": ("situation_id",),
    "agenda_item": ("situation_id", "meeting_id"),
    "filters_decision": ("situation_id",),
    "filters_certificate": ("situation_id",),
    "interventions_role": ("situation_id",),
    "interventions_attempt": ("situation_id",),
    "closing_mobilisation": ("situation_id",),
    "closing_barriermet": ("situation_id",),
    "meetings_meeting": ("id",),
    "meetings_attendance": ("meeting_id",),
    "meetings_attendancespan": ("attendance_id",),
}
SEEN_AS = {"insert": "new", "update": "new", "delete": "old"}


def triggers() -> str:
    """One for each table and verb: PostgreSQL shows the rows of one verb alone."""
    return "".join(
        f"create trigger snapshot_{verb} after {verb} on {table} referencing {seen} table as touched"
        f" for each statement execute function snapshot_note({', '.join(repr(column) for column in columns)});\n"
        for table, columns in WATCHED.items()
        for verb, seen in SEEN_AS.items()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("snapshot", "0001_initial"),
        ("ledger", "0002_append_only"),
        ("situations", "0018_offer_of_what_one_stepped_out_of"),
        ("agenda", "0005_filter_span_policies"),
        ("filters", "0006_certificate_involvement_policies"),
        ("interventions", "0014_letters_of_calls"),
        ("closing", "0005_wait_bands"),
        ("meetings", "0009_feed_asked"),
    ]
    operations = [
        migrations.RunSQL(
            protect("snapshot_number", select=NUMBERED, insert=NUMBERED, delete=NUMBERED)
            + protect("snapshot_changed", select=SYSTEM, delete=SYSTEM, entered=("delete",))
            + protect("snapshot_taking", select=SYSTEM, insert=SYSTEM)
            + NOTE + triggers(),
            migrations.RunSQL.noop,
        )
    ]
