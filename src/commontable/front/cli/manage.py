"""./run manage …: Django's own commands, for operators."""

import typer

from .opening import opened


def manage(context: typer.Context) -> None:
    """Run one of Django's commands, such as ./run manage clearsessions."""
    with opened():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["./run manage", *context.args])
