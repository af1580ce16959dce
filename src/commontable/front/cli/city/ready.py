"""May a demo city be loaded here? Into an empty database alone, which is then stamped demo for good."""

from commontable.front.cli.demo.loading import is_empty
from commontable.front.cli.keyfile import ensure_keyfile, ensure_keystore
from commontable.front.cli.schema import bring_up_to_date
from commontable.front.cli.stamping import stamp_for_practice, stamped
from commontable.front.site.postgres import StartError

from .copying import NO_ROLE

NOT_EMPTY = (
    "There is something in this database already: a demo city takes an empty one. Name another folder in CT_DATA."
)
REAL = "This database is stamped for real use: a demo city is never loaded into it."


def make_ready(admin_url: str | None) -> None:
    """Bring the schema up to date and stamp the database demo. Raises StartError for one that holds anything."""
    if admin_url is None:
        raise StartError(NO_ROLE)
    bring_up_to_date()
    if stamped() is False:
        raise StartError(REAL)
    if not is_empty():
        raise StartError(NOT_EMPTY)
    ensure_keyfile()
    ensure_keystore()
    stamp_for_practice()
