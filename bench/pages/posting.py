"""Several browsers that press what they were given, each thing once, in a process of their own: how long did each answer take?

Run as `python -m bench.pages.posting PORT CLIENTS`, the presses as JSON on its input: [{path, cookie, body}, …]. Says one line of
JSON as `asking` does. An answer that is no redirection to a page of the product is an error: nothing was written then.
"""

import asyncio
import json
import sys
import time

from bench.pages.asking import answer

HEAD = (
    "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    "Content-Length: {length}\r\nAccept: text/html\r\n\r\n"
)


async def press(port: int, waiting: list[dict[str, str]], took: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        while waiting:
            each = waiting.pop()
            body = each["body"].encode()
            head = HEAD.format(path=each["path"], cookie=each["cookie"], length=len(body))
            since = time.monotonic()
            writer.write(head.encode() + body)
            said = await answer(reader, statuses=(302, 303))
            took.append(1000 * (time.monotonic() - since))
            if b"location: /sign-in/" in said or b"location: /login/" in said:
                raise SystemExit(f"{each['path']}: nobody is signed in")
    finally:
        writer.close()


async def main(port: int, clients: int, waiting: list[dict[str, str]]) -> None:
    took: list[float] = []
    since = time.monotonic()
    await asyncio.gather(*(press(port, waiting, took) for _client in range(clients)))
    sys.stdout.write(json.dumps({"took": took, "seconds": time.monotonic() - since}) + "\n")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), json.load(sys.stdin)))
