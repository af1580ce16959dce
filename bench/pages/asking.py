"""Several browsers that ask one page again and again, in a process of their own: how long did each answer take?

Run as `python -m bench.pages.asking PORT PATH COOKIE CLIENTS SECONDS`. Says one line of JSON: the milliseconds of each answer, and
the seconds they took together. Several paths with a space between are one page that is asked in as many requests.
"""

import asyncio
import json
import sys
import time


async def ask(port: int, requests: list[bytes], until: float, took: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        while (since := time.monotonic()) < until:
            for request in requests:
                writer.write(request)
                said = await answer(reader, statuses=(200, 302))
                if b"\r\nlocation: /sign-in/" in said or b"\r\nlocation: /login/" in said:
                    raise SystemExit("nobody is signed in")
            took.append(1000 * (time.monotonic() - since))
    finally:
        writer.close()


async def answer(reader: asyncio.StreamReader, statuses: tuple[int, ...] = (200,)) -> bytes:
    """The head of the answer, in small letters, once all of it came. Any other status ends the run."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if int(head.split(b" ", 2)[1]) not in statuses:
        raise SystemExit(f"not answered as it should be: {head[:200]!r}")
    if b"transfer-encoding: chunked" in head:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
        return head
    length = next((line for line in head.split(b"\r\n") if line.startswith(b"content-length:")), b":0")
    await reader.readexactly(int(length.split(b":")[1]))
    return head


async def main(port: int, path: str, cookie: str, clients: int, seconds: float) -> None:
    head = f"HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nAccept: text/html\r\n\r\n"
    requests = [f"GET {each} {head}".encode() for each in path.split()]
    took: list[float] = []
    since = time.monotonic()
    await asyncio.gather(*(ask(port, requests, since + seconds, took) for _client in range(clients)))
    sys.stdout.write(json.dumps({"took": took, "seconds": time.monotonic() - since}) + "\n")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), float(sys.argv[5])))
