"""./run make-ready, run by serve with the owner's rights: schema, keyfile, refusals, static files, practice data."""

from rich.console import Console

from commontable.front.site.postgres import StartError

from .opening import opened


def make_ready() -> None:
    """Make the database ready to serve, or say what is in the way."""
    with opened():
        from django.conf import settings

        from commontable.front.site.refusals import refuse_to_serve, refuse_unsafe_settings

        from .keyfile import ensure_keyfile, ensure_keystore
        from .schema import bring_up_to_date

        refuse_unsafe_settings()
        _say("Bringing the database up to date …", when=bring_up_to_date)
        ensure_keyfile()
        _say("Looking after the key store …", when=ensure_keystore)
        refuse_to_serve()
        if not settings.MAIL_IS_SET_UP:
            Console(soft_wrap=True).print("No mail is set up (CT_SMTP_URL): alerts stand on people’s pages only.")
        if settings.PRODUCTION:
            _for_real_use()
        else:
            _for_practice()


def _say(sentence: str, when) -> None:
    with Console().status(sentence):
        when()


def _for_real_use() -> None:
    from django.core.management import call_command

    from .stamping import stamp_for_real_use, stamped

    if stamped() is None:
        stamp_for_real_use()
    call_command("collectstatic", verbosity=0, interactive=False)


def _for_practice() -> None:
    from .city import people as city
    from .demo import loading, people
    from .stamping import stamped

    if loading.is_empty() and stamped() is not False:
        loading.load()
    if not stamped():
        return
    shown, is_half = (city, city.is_half_loaded) if city.is_there() else (people, loading.is_half_loaded)
    if is_half():
        raise StartError(
            "The practice data was only half loaded the last time: remove the database (by default the folder var) "
            "and start again."
        )
    shown.tell()
