"""The least that could do it: an event stream and a queue for each client, no Django, no database, no rule.

What the product's stream is measured against. `POST /` tells everybody.
"""

import asyncio

WAITING: set[asyncio.Queue] = set()


async def application(scope, receive, send) -> None:
    if scope["type"] != "http":
        return
    if scope["method"] == "POST":
        for queue in WAITING:
            queue.put_nowait(None)
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})
        return
    await _stream(send)


async def _stream(send) -> None:
    queue: asyncio.Queue = asyncio.Queue(16)
    WAITING.add(queue)
    try:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/event-stream")]})
        await send({"type": "http.response.body", "body": b"retry: 2000\n\n", "more_body": True})
        while True:
            await queue.get()
            await send({"type": "http.response.body", "body": b"data: changed\n\n", "more_body": True})
    finally:
        WAITING.discard(queue)
