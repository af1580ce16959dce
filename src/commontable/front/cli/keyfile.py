"""Are the keyfile and the key store there? Made with a new database, never for one that was sealed with others."""

from uuid import UUID

from django.conf import settings

from commontable.front.site.postgres import StartError
from commontable.groundwork.access.actor import operator, system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys import binding, shares
from commontable.groundwork.keys.keyfile import KeyfileRefused, create_keyfile
from commontable.groundwork.keys.models import HolderKey
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.partnership.tables.models import SituationTable


def ensure_keyfile() -> None:
    """Make the keyfile when nothing is sealed yet. Raises StartError when it is missing and something is."""
    if settings.KEYFILE.exists():
        return
    with acting_as(system([])):
        sealed = HolderKey.objects.exists()
    if sealed:
        raise StartError(
            f"The keyfile {settings.KEYFILE} is missing: restore it from its own backup, for without it no sealed "
            "name opens again."
        )
    create_keyfile(settings.KEYFILE)


def ensure_keystore() -> int:
    """Make the key store when the database belongs to none, and put under shares what was wrapped before there were any.

    Returns how many wraps were. Raises StartError when the store is missing or of another database.
    """
    with acting_as(operator()):
        if not binding.is_bound():
            shares.create_store()
            record(Kind.DID, "bind_keystore", operator())
            binding.bind()
        try:
            binding.refuse_a_foreign_store()
        except KeyfileRefused as refused:
            raise StartError(str(refused)) from None
        if binding.all_split():
            return 0
        tables = list(SituationTable.objects.values_list("pk", flat=True))
    done = sum(split_at(table) for table in tables)
    with acting_as(operator()):
        record(Kind.DID, "all_split", operator(), details={"wraps": done})
        binding.note_all_split()
    return done


def split_at(table: UUID) -> int:
    """Every wrap at this table that has no share yet gets one, some at a time: cut off anywhere, it goes on."""
    done = 0
    while some := _split_some(table):
        done += some
    return done


def _split_some(table: UUID) -> int:
    actor = system([table])
    with acting_as(actor):
        if not binding.unsplit().exists():
            return 0
        record(Kind.DID, "split_keys", actor)
        return binding.split_some()
