"""How fast are the pages, at one size after the other? Beside a bare handler that asks the same queries, in the same run.

    .venv/bin/python -m bench.pages.measure [--sizes 5500 55000 550000] [--clients 1 8 32] [--rounds 3] [--seconds 3]
        [--only reads|writes] [--pages today "search by" …] [--to FILE]

Starts its own PostgreSQL with every durable setting on, fills it with that many past situations, serves the site with the
product's own commands (web and worker) and the bare handler with the same web server, and asks both in turns, on the loopback. It
ends all it started. The clients share the machine's processors with what they ask.

What is read is asked again and again for so many seconds. What is written is pressed once at each of 32 tables in a round, on the
form that its page showed, by so many people at a time; the bare handler does the statements of such a press, with identifiers
of their own, in one transaction.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from bench.pages.servers import Asked, Server, both
from bench.pages.setting import filled, load, set_out
from bench.watching import cost_of, shared_out

HEAD = """
| situations | page | clients | queries | buffers | ours: p50 / p95 / p99 ms | bare: p50 / p95 / p99 ms | p95 ours to bare | requests a second, ours / bare | app CPU ms, ours / bare | CPU ours to bare |
|---|---|---|---|---|---|---|---|---|---|---|"""


def main() -> None:
    options = _options()
    with set_out() as place:
        from bench.pages import city, tables

        city.work_of_today()
        if options.only != "reads":
            tables.cast()
        say = _saying(options.to)
        say(f"{load()}\n{HEAD}")
        memory = []
        for size in filled(place, options.sizes):
            recorded = place.folder / "pages.json"
            recorded.write_text("{}")
            with both(place, recorded) as (ours, bare, worker):
                if options.only != "writes":
                    for line in _reads(size, recorded, ours, bare, options):
                        say(line)
                if options.only != "reads":
                    for line in _writes(size, recorded, ours, bare, options):
                        say(line)
                memory.append(_memory(size, ours.pid, worker))
        say("\n" + "\n".join([MEMORY, *memory, f"\n{load()}"]))


def _options() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs="+", default=[5_500, 55_000, 550_000])
    asked.add_argument("--clients", type=int, nargs="+", default=[1, 8, 32])
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--seconds", type=float, default=3.0)
    asked.add_argument("--only", choices=["reads", "writes"], default="")
    asked.add_argument("--pages", nargs="+", default=[], metavar="PAGE", help="only what begins so")
    asked.add_argument("--to", type=Path, help="a file that is given the same lines")
    return asked.parse_args()


def _saying(to: Path | None):
    if to:
        to.write_text("")

    def say(line: str) -> None:
        print(line, flush=True)
        if to:
            with to.open("a") as out:
                out.write(line + "\n")

    return say


def _reads(size: int, recorded: Path, ours: Server, bare: Server, options: argparse.Namespace) -> Iterator[str]:
    from bench.pages.city import buffers, pages

    found = pages(only=options.pages)
    recorded.write_text(json.dumps({page.path: asdict(page) for page in found}))
    bare.reads_again()
    for page in found:
        read = f"{buffers(page):,}"
        for clients in options.clients:
            mine, theirs = Asked(), Asked()
            for _round in range(options.rounds):
                ours.ask(page.path, page.cookie, clients, options.seconds, mine)
                bare.ask(page.path, "-", clients, options.seconds, theirs)
            yield _line(size, page.what, clients, (len(page.queries), read), (mine, theirs))


def _writes(size: int, recorded: Path, ours: Server, bare: Server, options: argparse.Namespace) -> Iterator[str]:
    from bench.pages.writes import WRITES, Post, ready, statements

    for what in WRITES:
        if options.pages and not what.startswith(tuple(options.pages)):
            continue
        for clients in options.clients:
            mine, theirs = Asked(), Asked()
            for _round in range(options.rounds):
                ours.press([post for post, _client in ready(what)], clients, mine)
                done = {f"/write/{place}": asked for place, asked in enumerate(statements(what))}
                recorded.write_text(json.dumps({at: {"queries": sql, "length": 0} for at, sql in done.items()}))
                bare.reads_again()
                bare.press([Post(at, "-", "") for at in done], clients, theirs)
            yield _line(size, what, clients, (len(done["/write/0"]), "–"), (mine, theirs))


def _line(size: int, what: str, clients: int, counted: tuple[int, str], asked: tuple[Asked, Asked]) -> str:
    ours, bare = asked
    queries, read = counted
    return (
        f"| {size:,} | {what} | {clients} | {queries} | {read} | {ours.told()} | {bare.told()} |"
        f" {ours.cuts()[1] / bare.cuts()[1]:.1f} | {ours.a_second:.0f} / {bare.a_second:.0f} |"
        f" {ours.cpu_each:.1f} / {bare.cpu_each:.1f} | {ours.cpu_each / bare.cpu_each:.1f} |"
    )


MEMORY = """| situations | web MB, RSS / PSS | worker MB, RSS / PSS | web + worker MB, RSS / PSS |
|---|---|---|---|"""


def _memory(size: int, web: int, worker: int) -> str:
    """After everything was asked, of the real processes and their children."""
    both = [(cost_of(pid).memory / 1024, shared_out(pid) / 1024) for pid in (web, worker)]
    both.append((both[0][0] + both[1][0], both[0][1] + both[1][1]))
    return f"| {size:,} | " + " | ".join(f"{resident:.0f} / {shared:.0f}" for resident, shared in both) + " |"


if __name__ == "__main__":
    main()
