"""./run snapshot: a de-identified copy of the decided situations, for figures and reports."""

import time
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from commontable.front.site.postgres import StartError

from .opening import opened


def snapshot(
    full: Annotated[bool, typer.Option("--full", help="Read every situation, not only what changed.")] = False,
) -> None:
    """Take a snapshot: what changed since the last one; all of it where there is none.

    No name and no day is in it. Ctrl-C stops it, and nothing of it is left. It is on record.
    """
    began = time.monotonic()
    with opened():
        taken = _with_progress(full)
    kind = "in full" if taken.is_full else f"{taken.anew:,} read anew"
    Console(soft_wrap=True).print(
        f"{taken.situations:,} situations ({kind}), {taken.rows:,} rows, {time.monotonic() - began:.1f} seconds."
        f" Written to {taken.folder}.",
        highlight=False,
    )


def _with_progress(full: bool):
    from commontable.insight.snapshot.taking import take

    columns = (TextColumn("Taking"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, transient=True) as progress:
        task = progress.add_task("Taking", total=None)

        def say(done: int, of: int) -> None:
            progress.update(task, completed=done, total=of)

        try:
            return take(full=full, say=say)
        except KeyboardInterrupt:
            raise StartError("Stopped. Nothing was written.") from None
