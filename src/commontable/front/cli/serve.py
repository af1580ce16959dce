"""./run serve: the site and its background work."""

from commontable.front.site import serving

MAKE_READY = ("commontable.front.cli.main", "make-ready")


def serve() -> None:
    """Serve the site until Ctrl-C. An empty database is filled with practice data, save in production."""
    serving.serve(MAKE_READY)
