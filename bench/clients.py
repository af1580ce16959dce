"""Many browsers that follow one meeting, in a process of their own: when did each word arrive?

Run as `python -m bench.clients PORT PATH COOKIE COUNT`. Says "ready" once all are connected; then, once its input ends,
one line of JSON: for each client the moments at which "changed" arrived, on the clock all processes of a machine share.
"""

import asyncio
import json
import sys
import time

CHANGED = b"data: changed\n"


async def follow(port: int, path: str, cookie: str, connected: asyncio.Semaphore, arrived: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    asks = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nAccept: text/event-stream\r\n\r\n"
    writer.write(asks.encode())
    status = await reader.readline()
    assert b" 200 " in status, status
    while (line := await reader.readline()) != b"retry: 2000\n":
        assert line, "the stream ended before it began"
    connected.release()
    try:
        while line := await reader.readline():
            if line == CHANGED:
                arrived.append(time.monotonic())
    finally:
        writer.close()


async def main(port: int, path: str, cookie: str, count: int) -> None:
    connected, arrivals = asyncio.Semaphore(0), [[] for _client in range(count)]
    following = [asyncio.create_task(follow(port, path, cookie, connected, arrived)) for arrived in arrivals]
    for _client in range(count):
        await asyncio.wait_for(connected.acquire(), 60)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    for task in following:
        task.cancel()
    await asyncio.gather(*following, return_exceptions=True)
    sys.stdout.write(json.dumps(arrivals) + "\n")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])))
