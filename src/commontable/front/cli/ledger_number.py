"""./run ledger number: give entries their place in the tree now."""

from rich.console import Console

from .opening import opened


def ledger_number() -> None:
    """Number the ledger's settled entries once. The worker does this by itself every ten seconds."""
    with opened():
        from commontable.groundwork.access.jobs import number_entries

        numbered = number_entries()
    Console(soft_wrap=True).print(f"{numbered} entries were numbered.")
