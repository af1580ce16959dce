"""How does a command come to the database? It opens it, tells Django, and turns expected faults into one sentence."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from commontable.front.site.mail import MailAddressWrong
from commontable.front.site.postgres import DatabaseUrls, StartError, open_database, state_folder
from commontable.front.site.serving import environment


@contextmanager
def opened() -> Iterator[DatabaseUrls]:
    """Lend the database with the owner's rights, where the installation has them here. Raises StartError."""
    state = state_folder()
    with open_database(state) as urls:
        use(state, urls)
        with one_sentence():
            yield urls


def configured() -> None:
    """Set Django up without a database: for what asks nothing of it. Raises StartError for a wrong address of mail."""
    os.environ.update(environment(state_folder(), {}))
    os.environ.setdefault("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    setup()


def setup() -> None:
    """Start Django, or say which setting is wrong."""
    try:
        django.setup()
    except MailAddressWrong as wrong:
        raise StartError(str(wrong)) from None


def use(state: Path, urls: DatabaseUrls) -> None:
    """Set Django up on these addresses. A command is one thread and needs no pool."""
    os.environ.update(environment(state, urls.owner_environment()) | {"CT_NO_POOL": "1"})
    setup()


@contextmanager
def one_sentence() -> Iterator[None]:
    """Raise StartError, with the sentence meant for people, for what the domain, the keys or the database refuse."""
    from django.db import OperationalError

    from commontable.groundwork.access.errors import DomainError
    from commontable.groundwork.keys.errors import SealedShut
    from commontable.groundwork.keys.keyfile import KeyfileRefused
    from commontable.partnership.tables.plan import PlanError

    try:
        yield
    except (DomainError, SealedShut) as error:
        raise StartError(str(error.sentence)) from None
    except (PlanError, KeyfileRefused) as error:
        raise StartError(str(error)) from None
    except OperationalError as error:
        raise StartError(f"The database does not answer: {str(error).strip()}") from None
