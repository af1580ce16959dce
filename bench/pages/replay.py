"""The least that could answer: no Django, no rule, no template; a page's own queries, and as many bytes.

BENCH_PAGES names a file of JSON: for each address the SQL that the product asked for it, literally, and the length of its
answer. Each request asks that SQL in one transaction, on a pool as large as the product's. `/again/` reads the file anew: of
what is written, each address is of one press, with identifiers of its own.
"""

import json
import os
from pathlib import Path

from psycopg_pool import AsyncConnectionPool

PAGES: dict[str, dict] = json.loads(Path(os.environ["BENCH_PAGES"]).read_text())
POOL: list[AsyncConnectionPool] = []


async def application(scope, receive, send) -> None:
    if scope["type"] != "http":
        return
    if scope["path"] == "/again/":
        PAGES.clear()
        PAGES.update(json.loads(Path(os.environ["BENCH_PAGES"]).read_text()))
    address = scope["path"] + (f"?{scope['query_string'].decode()}" if scope["query_string"] else "")
    page = PAGES.get(address)
    if page is None:
        await _answer(send, 404, b"")
        return
    async with (await _pool()).connection() as connection:
        for sql in page["queries"]:
            cursor = await connection.execute(sql, prepare=False)
            if cursor.description:
                await cursor.fetchall()
    await _answer(send, 303 if scope["method"] == "POST" else 200, b"x" * page["length"])


async def _pool() -> AsyncConnectionPool:
    if not POOL:
        POOL.append(AsyncConnectionPool(os.environ["DATABASE_URL"], min_size=1, max_size=8, open=False))
        await POOL[0].open()
    return POOL[0]


async def _answer(send, status: int, body: bytes) -> None:
    headers = [(b"content-type", b"text/html"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
