"""Which rows can an actor see at all? Row policies, written with each table in the same words."""

from collections.abc import Sequence

MY_TEAMS = "any((select my_teams())::uuid[])"
MY_TABLES = "any((select my_tables())::uuid[])"
TABLES_RUN = "any((select my_tables_run())::uuid[])"
COORDINATED = "any((select my_coordinated())::uuid[])"
COORDINATOR = "(select i_coordinate())"
MY_PRIVACY = "any((select my_privacy())::uuid[])"
ANALYST = "(select i_analyse())"
STEERING = "(select i_steer())"
SYSTEM_TABLES = "any((select system_tables())::uuid[])"
SIGNED_IN = "(select my_role()) <> ''"
OPERATOR = "(select my_role()) = 'operator'"
NOBODY = "false"


def protect(
    table: str,
    *,
    select: str,
    insert: str = NOBODY,
    update: str = NOBODY,
    delete: str = NOBODY,
    entered: Sequence[str] = ("insert", "update", "delete"),
) -> str:
    """SQL that puts a table behind row policies, grants the app role what the policies allow, and ties writes to
    the ledger.

    Each of `select`, `insert`, `update`, `delete` is a condition on a row; the default is nobody. `entered` names the
    statements refused in a transaction that has no ledger entry yet.
    """
    verbs = {"select": select, "insert": insert, "update": update, "delete": delete}
    allowed = [verb for verb, condition in verbs.items() if condition != NOBODY]
    lines = [
        f"alter table {table} enable row level security",
        f"alter table {table} force row level security",
        f"revoke all on {table} from public, ct_app",
        f"grant {', '.join(allowed)} on {table} to ct_app",
        *[_policy(table, verb, verbs[verb]) for verb in allowed],
        *([_trigger(table, entered)] if entered else []),
    ]
    return ";\n".join(lines) + ";"


def instead(table: str, **verbs: str) -> str:
    """SQL that puts other conditions in the place of a protected table's own, for `insert`, `update` or `delete`."""
    lines = [f"drop policy if exists {verb}s on {table}" for verb in verbs]
    lines += [_policy(table, verb, condition) for verb, condition in verbs.items()]
    lines.append(f"grant {', '.join(verbs)} on {table} to ct_app")
    return ";\n".join(lines) + ";"


def open_to_app(table: str, verbs: str) -> str:
    """SQL for a table that is no slice's own (sessions, accounts, jobs): minimal grants, no row policy."""
    return f"revoke all on {table} from public, ct_app; grant {verbs} on {table} to ct_app;"


def _policy(table: str, verb: str, condition: str) -> str:
    clause = {
        "insert": f"with check ({condition})",
        "update": f"using ({condition}) with check ({condition})",
    }.get(verb, f"using ({condition})")
    return f"create policy {verb}s on {table} for {verb} to ct_app, ct_owner {clause}"


def _trigger(table: str, statements: Sequence[str]) -> str:
    return (
        f"create trigger entered before {' or '.join([*statements, 'truncate'])} on {table}"
        " for each statement execute function must_be_entered()"
    )
