"""Is what is sent kept in memory? A document as it came is nowhere on the server's disk, sealed or not."""

import asyncio

from django.conf import settings

from commontable.front.site.handler import OneThread


def test_a_document_as_large_as_one_may_be_is_not_laid_down_on_disk_while_it_is_read():
    """Before any upload handler is asked, Django's own reading of the body would write it to a file."""
    pieces = [settings.LARGEST_DOCUMENT // 4] * 4

    async def receive() -> dict:
        size = pieces.pop()
        return {"type": "http.request", "body": bytes(size), "more_body": bool(pieces)}

    body = asyncio.run(OneThread().read_body(receive))
    with body:
        assert not body._rolled  # the one sign of it that Python's own file in memory gives
