"""How fast is it beside django-helpdesk, a ticket tracker on Django and PostgreSQL? The same journeys, in turns, in one run.

    .venv/bin/python -m bench.peer.measure [--size 5500] [--clients 1 8 32] [--rounds 3] [--seconds 3] [--to FILE]

Makes an environment of the peer's own from `requirements.txt` beside this file (from PyPI, once, in `var/peer`), a PostgreSQL with
every durable setting on that holds both databases, each with as many past things, serves both with granian, and asks both in
turns. About eight minutes on a quiet machine. It ends all it started. What is comparable and what is not: bench/README.md.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from bench.pages.forms import filled_in
from bench.pages.servers import Asked, Server, both
from bench.pages.setting import filled, load, set_out
from bench.serving import free_port, serving
from tests.drills.place import Place

HERE = Path(__file__).resolve().parent
HOME = HERE.parents[1] / "var" / "peer"
HEAD = """
| journey | clients | ours: p50 / p95 / p99 ms | peer: p50 / p95 / p99 ms | p95 ours to peer | a second, ours / peer | app CPU ms, ours / peer | CPU ours to peer |
|---|---|---|---|---|---|---|---|"""
ROWS = "/datatables_ticket_list/{words}?draw=1&start=0&length=40"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--size", type=int, default=5_500)
    asked.add_argument("--clients", type=int, nargs="+", default=[1, 8, 32])
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--seconds", type=float, default=3.0)
    asked.add_argument("--to", type=Path, help="a file that is given the same lines")
    options = asked.parse_args()
    python = environment()
    with set_out() as place:
        from bench.pages import city, tables

        addresses = city.work_of_today()
        tables.cast()
        lines = [load(), HEAD]
        print("\n".join(lines), flush=True)
        next(filled(place, [options.size]))
        recorded = place.folder / "pages.json"
        recorded.write_text("{}")
        with (
            peer(place, python, options.size) as (their_server, theirs),
            both(place, recorded) as (ours, _bare, _worker),
        ):
            for line in _reads((ours, their_server), addresses, theirs, options):
                lines.append(line)
                print(line, flush=True)
            for line in _writes((ours, their_server), theirs, options):
                lines.append(line)
                print(line, flush=True)
    print(f"\n{load()}")
    if options.to:
        options.to.write_text("\n".join([*lines, "", load(), ""]))


def environment() -> Path:
    """The peer's own Python, with what its requirements pin; made anew when they change."""
    wanted = (HERE / "requirements.txt").read_bytes()
    stamp, python = HOME / "made-of", HOME / "bin" / "python"
    if not stamp.exists() or stamp.read_text() != hashlib.sha256(wanted).hexdigest():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(HOME)], check=True)
        pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", str(HERE / "requirements.txt")], check=True)
        stamp.write_text(hashlib.sha256(wanted).hexdigest())
    return python


@contextmanager
def peer(place: Place, python: Path, size: int) -> Iterator[tuple[Server, dict]]:
    """The peer, filled and served; what its pages said."""
    with psycopg.connect(place.cluster.superuser_url, autocommit=True) as server:
        server.execute("create database helpdesk")
    said = conninfo_to_dict(place.cluster.superuser_url)
    environ = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(HERE),
        "DJANGO_SETTINGS_MODULE": "desk.settings",
        "PEER_PASSWORD": str(said.get("password", "")),
        "PEER_HOST": str(said["host"]),
        "PEER_PORT": str(said.get("port", 5432)),
    }
    for words in (["django", "migrate", "-v0"], ["desk.filling", str(size)]):
        done = subprocess.run([str(python), "-m", *words], env=environ, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr[-2000:])
    port = free_port()
    granian = [str(python), "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "warning", "--http", "1"]
    # One process, as ours is; as many threads as we have connections, each keeping its own connection.
    command = [*granian, "--blocking-threads", "8", "--host", "127.0.0.1", "--port", str(port), "desk.wsgi:application"]
    with serving(command, port, environ, place.folder, path=str(HERE)) as pid:
        yield Server(port, pid), json.loads(done.stdout)


def _reads(servers: tuple[Server, Server], addresses: dict, theirs: dict, options) -> Iterator[str]:
    from bench.pages.city import cookie_of

    first = next(iter(theirs["tickets"]))
    listed = ROWS.format(words=theirs["words"])
    cookie = cookie_of("chris")
    journeys = {
        "list of 40 that are open": ("/situations/?stage=brought", f"/tickets/ {listed}"),
        "the same 40 on the agenda of an open meeting": (addresses["agenda of 40"], f"/tickets/ {listed}"),
        "one of them": (addresses["situation file"], f"/tickets/{first}/"),
        "search by number, and open it": (
            f"{addresses['search by number']} {addresses['closed file']}",
            f"/tickets/?search_type=header&q={first} /tickets/{first}/",
        ),
    }
    for what, (ours, other) in journeys.items():
        for clients in options.clients:
            asked = Asked(), Asked()
            for _round in range(options.rounds):
                servers[0].ask(ours, cookie, clients, options.seconds, asked[0])
                servers[1].ask(other, theirs["cookie"], clients, options.seconds, asked[1])
            yield _line(what, clients, asked)


def _writes(servers: tuple[Server, Server], theirs: dict, options) -> Iterator[str]:
    from bench.pages.writes import ready

    journeys: dict[str, tuple[str, Callable]] = {
        "a new one": ("bring a situation", _new),
        "note that somebody was called": ("record an attempt", _follow_ups),
    }
    for what, (ours, other) in journeys.items():
        for clients in options.clients:
            asked = Asked(), Asked()
            for _round in range(options.rounds):
                presses = [post for post, _client in ready(ours)]
                servers[0].press(presses, clients, asked[0])
                servers[1].press(other(theirs, len(presses)), clients, asked[1])
            yield _line(what, clients, asked)


def _new(theirs: dict, count: int) -> list:
    from bench.pages.writes import Post

    answers = {
        "queue": str(theirs["queue"]),
        "title": "Asks",
        "body": "Somebody asks",
        "submitter_email": "a@example.org",
    }
    body = filled_in(theirs["new"], "", answers, having="submitter_email")
    return [Post("/tickets/submit/", theirs["cookie"], body)] * count


def _follow_ups(theirs: dict, count: int) -> list:
    from bench.pages.writes import Post

    presses = []
    for number, page in list(theirs["tickets"].items())[:count]:
        to = f"/tickets/{number}/update/"
        body = filled_in(page, to, {"comment": "Called, nobody was at home"}, having="new_status")
        presses.append(Post(to, theirs["cookie"], body))
    return presses


def _line(what: str, clients: int, asked: tuple[Asked, Asked]) -> str:
    ours, other = asked
    return (
        f"| {what} | {clients} | {ours.told()} | {other.told()} | {ours.cuts()[1] / other.cuts()[1]:.1f} |"
        f" {ours.a_second:.0f} / {other.a_second:.0f} | {ours.cpu_each:.1f} / {other.cpu_each:.1f} |"
        f" {ours.cpu_each / other.cpu_each:.1f} |"
    )


if __name__ == "__main__":
    main()
