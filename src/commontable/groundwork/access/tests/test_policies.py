"""Which SQL puts a table behind row policies?"""

from commontable.groundwork.access.policies import open_to_app, protect


def test_a_table_is_shut_for_all_then_opened_by_condition():
    sql = protect("a_table", select="seen", insert="made", delete="gone")
    assert "force row level security" in sql
    assert "revoke all on a_table from public, ct_app" in sql
    assert "grant select, insert, delete on a_table to ct_app" in sql
    assert "for select to ct_app, ct_owner using (seen)" in sql
    assert "for insert to ct_app, ct_owner with check (made)" in sql
    assert "for delete to ct_app, ct_owner using (gone)" in sql
    assert "for update" not in sql


def test_a_row_is_changed_only_from_seen_to_seen():
    assert "for update to ct_app, ct_owner using (ours) with check (ours)" in protect("t", select="s", update="ours")


def test_writes_are_tied_to_the_ledger_unless_said_otherwise():
    assert "before insert or update or delete or truncate on t" in protect("t", select="s")
    assert "before insert or truncate on t" in protect("t", select="s", entered=("insert",))
    assert "trigger" not in protect("t", select="s", entered=())


def test_a_table_of_others_has_grants_alone():
    assert (
        open_to_app("sessions", "select")
        == "revoke all on sessions from public, ct_app; grant select on sessions to ct_app;"
    )
