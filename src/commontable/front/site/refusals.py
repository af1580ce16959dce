"""What must not be so when the site starts? Each refusal is one small function that says what to put right.

Run by the command line before it serves, and again by each web and worker process, however it is started.
"""

import os

from django.conf import settings
from django.utils.translation import gettext as _

from commontable.front.site.postgres import StartError, require_least_rights
from commontable.front.site.secrets import DEFAULT_SECRET
from commontable.groundwork.access.actor import system
from commontable.groundwork.access.installation import is_demo
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.binding import refuse_a_foreign_store
from commontable.groundwork.keys.holders import refuse_a_foreign_keyfile
from commontable.groundwork.keys.keyfile import KeyfileRefused, read_keyfile
from commontable.response.identity.identifier_check.trained import PipelineRefused, trained_in

SHORTEST_SECRET = 50


def refuse_debug() -> None:
    """CT_DEBUG=1 shows the inside of the program, and of requests, to whoever meets a fault."""
    if settings.DEBUG:
        raise StartError(_("CT_DEBUG=1 is set: unset it, for it shows what people typed to whoever meets a fault."))


def refuse_weak_secret() -> None:
    """Sessions are signed with the secret: the default or a short one can be guessed."""
    if settings.SECRET_KEY == DEFAULT_SECRET or len(settings.SECRET_KEY) < SHORTEST_SECRET:
        raise StartError(
            _("CT_SECRET_KEY is the default or shorter than %(least)s characters: leave it unset, and one is made.")
            % {"least": SHORTEST_SECRET}
        )


def refuse_unnamed_hosts() -> None:
    """Production answers at the names it was given and at no other."""
    if not os.environ.get("CT_ALLOWED_HOSTS") or "*" in settings.ALLOWED_HOSTS:
        raise StartError(_("CT_ALLOWED_HOSTS must name the addresses people use, such as table.example.org."))


def refuse_practice_data() -> None:
    """Real people are never put among invented ones, whose passphrase everybody knows."""
    if is_demo():
        raise StartError(_("This database is stamped demo and stays so: name another one for real use."))


def refuse_wide_rights() -> None:
    """The role that serves must meet every row policy."""
    require_least_rights(os.environ["DATABASE_URL"])


def refuse_unsafe_keyfile() -> None:
    """The keyfile is there, closed to others, and the one this database was sealed with."""
    try:
        read_keyfile(settings.KEYFILE)
        with acting_as(system([])):
            refuse_a_foreign_keyfile()
            refuse_a_foreign_store()
    except KeyfileRefused as refused:
        raise StartError(str(refused)) from None


def refuse_wrong_pipelines() -> None:
    """The pipelines that read for names are loaded here, where they are used and not in the middle of somebody’s work."""
    try:
        if settings.LOCAL_NAMES:
            trained_in(settings.LOCAL_NAMES)
    except PipelineRefused as refused:
        raise StartError(str(refused)) from None


BEFORE_THE_DATABASE = (refuse_debug, refuse_weak_secret, refuse_unnamed_hosts)


def refuse_unsafe_settings() -> None:
    """Raises StartError with the first sentence that applies, before the database is looked into or changed."""
    for refuse in BEFORE_THE_DATABASE if settings.PRODUCTION else ():
        refuse()
    refuse_wide_rights()


def refuse_to_start() -> None:
    """Raises StartError with the first sentence that applies."""
    refuse_unsafe_settings()
    if settings.PRODUCTION:
        refuse_practice_data()
    refuse_unsafe_keyfile()


def refuse_to_serve() -> None:
    """What a web process refuses: it alone reads texts. Raises StartError with the first sentence that applies."""
    refuse_to_start()
    refuse_wrong_pipelines()
