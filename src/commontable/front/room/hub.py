"""Who waits to hear that a meeting changed? One listening connection a process, and a short queue for each who waits."""

import asyncio
import contextlib
import logging
import time
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from uuid import UUID

import psycopg
from psycopg.conninfo import make_conninfo

log = logging.getLogger(__name__)

CHANNEL = "changed"
WAITING = 16
"""How many words may wait for one client. Whoever is further behind is let go, and asks anew."""
AGAIN = (0.2, 1, 2, 5)
"""Seconds before the next try to listen."""
REMEMBERED = 1000
"""Of how many meetings the last word is remembered."""
KEEPALIVES = {"connect_timeout": "10", "keepalives_idle": "20", "keepalives_interval": "5", "keepalives_count": "3"}


def word_of(meeting: UUID) -> str:
    """What stands for a meeting on the channel: nothing can be read from it."""
    return sha256(str(meeting).encode()).hexdigest()


class Follower:
    """One client that waits. `behind` once more came than may wait for it."""

    def __init__(self) -> None:
        self.waiting: asyncio.Queue[None] = asyncio.Queue(WAITING)
        self.behind = False

    def tell(self) -> None:
        try:
            self.waiting.put_nowait(None)
        except asyncio.QueueFull:
            self.behind = True


class Hub:
    """Hears every word of the channel and passes it on to who follows that meeting. Lives in one event loop."""

    def __init__(self, address: str) -> None:
        self.address = make_conninfo(address, **KEEPALIVES)
        self.followers: dict[str, set[Follower]] = defaultdict(set)
        self.last: dict[str, float] = {}
        self.since = float("inf")
        """From when on nothing was missed."""
        self.listening: asyncio.Task | None = None

    @contextlib.contextmanager
    def follow(self, word: str, seen: float) -> Iterator[Follower]:
        """Wait for this meeting's words. Told at once when one may have come since `seen`, when the page was drawn."""
        self._listen()
        follower = Follower()
        self.followers[word].add(follower)
        if seen < self.since or seen <= self.last.get(word, 0):
            follower.tell()
        try:
            yield follower
        finally:
            self.followers[word].discard(follower)
            if not self.followers[word]:
                del self.followers[word]

    def heard(self, word: str) -> None:
        """Pass one word on."""
        self.last.pop(word, None)
        self.last[word] = time.time()
        if len(self.last) > REMEMBERED:
            self.since = max(self.since, self.last.pop(next(iter(self.last))))
        for follower in self.followers.get(word, ()):
            follower.tell()

    def everybody(self) -> None:
        """Words may have been missed: whoever waits looks for themselves."""
        self.since = time.time()
        for word in list(self.followers):
            for follower in self.followers[word]:
                follower.tell()

    def _listen(self) -> None:
        if self.listening is None or self.listening.done():
            self.listening = asyncio.get_running_loop().create_task(self._keep_listening())

    async def _keep_listening(self) -> None:
        tries = 0
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(self.address, autocommit=True) as connection:
                    await connection.execute(f"listen {CHANNEL}")
                    tries = 0
                    self.everybody()
                    async for told in connection.notifies():
                        self.heard(told.payload)
            except psycopg.Error as error:
                # Of the server's own words only the kind: an address may stand in them.
                log.warning("listening for meetings ended (%s), again soon", type(error).__name__)
            self.since = float("inf")
            await asyncio.sleep(AGAIN[min(tries, len(AGAIN) - 1)])
            tries += 1
