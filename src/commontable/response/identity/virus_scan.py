"""Does a virus scanner object? Asked only where the operator named one; one that does not answer keeps nothing out by luck."""

import socket

from django.conf import settings
from django.utils.translation import gettext as _

from commontable.groundwork.access.errors import Invalid

CHUNK = 64 * 1024
SECONDS = 20


def scan(data: bytes) -> None:
    """Raises Invalid when the scanner found something, or does not answer: then nothing is kept. Off without a setting."""
    if not settings.CLAMD:
        return
    try:
        answer = _asked(data)
    except OSError:
        raise Invalid(_("The virus scanner does not answer. Nothing was kept; tell whoever runs the server.")) from None
    if not answer.rstrip(b"\0\n").endswith(b"OK"):
        raise Invalid(_("The virus scanner refused the file. Nothing was kept."))


def _asked(data: bytes) -> bytes:
    """clamd's INSTREAM: the length of each piece in four bytes, the piece, and a length of nothing at the end."""
    with _connected() as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), CHUNK):
            piece = data[start : start + CHUNK]
            line.sendall(len(piece).to_bytes(4, "big") + piece)
        line.sendall(bytes(4))
        return line.recv(4096)


def _connected() -> socket.socket:
    if "/" in settings.CLAMD:
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            line.settimeout(SECONDS)
            line.connect(settings.CLAMD)
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = settings.CLAMD.rpartition(":")
    return socket.create_connection((host, int(port)), SECONDS)
