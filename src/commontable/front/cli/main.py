"""Which commands are there? One a file; with none, the site is served."""

import typer
from rich.console import Console

from commontable.front.site.postgres import StartError

from .backup.command import backup
from .backup.restore_command import restore
from .check_roles import check_roles
from .city_role import city_role
from .demo_city import demo_city
from .docs.command import docs
from .export_rtd import export_rtd
from .first_coordinator import first_coordinator
from .import_list import import_list
from .import_situations import import_situations
from .keys_copy import keys_copy
from .keys_lock import keys_lock
from .keys_rotate import keys_rotate
from .keys_shred import keys_shred
from .keys_status import keys_status
from .ledger_number import ledger_number
from .make_ready import make_ready
from .manage import manage
from .migrate import migrate
from .report import report
from .send_test_mail import send_test_mail
from .serve import serve
from .set_password import set_password
from .set_up import set_up
from .snapshot import snapshot
from .tour.command import tour

app = typer.Typer(
    help="Common Table: software for situation tables. Without a command, it serves.",
    pretty_exceptions_enable=False,
    add_completion=False,
)
ledger = typer.Typer(help="The append-only record of what was done and seen.", no_args_is_help=True)
keys = typer.Typer(help="The keys that sealed names are kept under.", no_args_is_help=True)


@app.callback(invoke_without_command=True)
def start(context: typer.Context) -> None:
    """Serve when no command is named."""
    if context.invoked_subcommand is None:
        serve()


app.command("serve")(serve)
app.command("tour")(tour)
app.command("migrate")(migrate)
app.command("set-up")(set_up)
app.command("first-coordinator")(first_coordinator)
app.command("city-role")(city_role)
app.command("set-password")(set_password)
app.command("send-test-mail")(send_test_mail)
app.command("check-roles")(check_roles)
app.command("backup")(backup)
app.command("restore")(restore)
app.command("export-rtd")(export_rtd)
app.command("report")(report)
app.command("import-list")(import_list)
app.command("import-situations")(import_situations)
app.command("demo-city")(demo_city)
app.command("snapshot")(snapshot)
app.command("docs")(docs)
app.command("manage", context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(manage)
app.command("make-ready", hidden=True)(make_ready)
ledger.command("number")(ledger_number)
keys.command("status")(keys_status)
keys.command("rotate")(keys_rotate)
keys.command("shred")(keys_shred)
keys.command("lock")(keys_lock)
keys.command("copy")(keys_copy)
app.add_typer(ledger, name="ledger")
app.add_typer(keys, name="keys")


def main() -> None:
    """Run the command asked for; an expected fault is one sentence and exit code 1."""
    try:
        app(prog_name="./run")
    except StartError as error:
        Console(stderr=True, soft_wrap=True).print(str(error), style="red", markup=False, highlight=False)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
