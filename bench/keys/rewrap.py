"""python -m bench.keys.rewrap [--keys 100000]: a team's key is turned, and everything sealed to it is moved.

**ours**: the product's own work (`groundwork/upkeep/rotating.py:move_on`), in a PostgreSQL with every durable setting on,
with row policies, shares, the ledger's entries and batches that may be killed. **bare**: the same primitives in a loop in
memory, each key opened and sealed once, no database and no store. Only the ratio says anything on a shared machine.
"""

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import django

BATCH = 1000


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--keys", type=int, default=100_000)
    many = asked.parse_args().keys
    from commontable.front.site.postgres import Cluster, prepare

    with tempfile.TemporaryDirectory(prefix="ct-bench-keys-") as place:
        folder = Path(place)
        folder.chmod(0o711)
        with Cluster(folder / "postgres") as cluster:
            prepare(cluster.superuser_url, cluster.passwords)
            _set_up(cluster, folder)
            _measure(many)
            from django.db import connections

            connections.close_all()


def _set_up(cluster, folder: Path) -> None:
    own = {"DATABASE_URL": cluster.url("ct_app"), "DATABASE_OWNER_URL": cluster.url("ct_owner"), "CT_NO_POOL": "1"}
    own |= {"CT_DATA": str(folder), "CT_KEYFILE": str(folder / "keyfile")}
    os.environ.update(own | {"DJANGO_SETTINGS_MODULE": "commontable.front.site.settings"})
    django.setup()
    from django.core.management import call_command

    from commontable.groundwork.keys.keyfile import create_keyfile
    from commontable.groundwork.keys.shares import create_store

    create_keyfile(folder / "keyfile")
    create_store()
    call_command("migrate", database="owner", verbosity=0, interactive=False)


def _measure(many: int) -> None:
    from commontable.groundwork.keys.tests.factories import new_team
    from commontable.groundwork.upkeep import rotating

    team = new_team()
    print(f"{platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the beginning")
    made = _timed("made", lambda: _make(team, many))
    rotating.turn(team)
    bare = _timed("bare, moved", lambda: _bare(many))
    ours = _timed("ours, moved", lambda: rotating.move_on(team))
    left = rotating.progress_of(team)
    assert (left.done, left.total) == (many, many), f"{left} of {many}"
    opened = _timed("opened by a page's ring, a hundred at a time", lambda: _open(team))
    assert opened[1] == many, f"{opened[1]} of {many} open"
    print(f"keys {many}; made in {made[0]:.0f} s; moved in {ours[0]:.0f} s, {1000 * ours[0] / many:.2f} ms a key;")
    print(f"bare {bare[0]:.0f} s, {1000 * bare[0] / many:.2f} ms a key; ratio {ours[0] / bare[0]:.2f}; unreadable 0")


def _timed(what: str, work: Callable[[], int]) -> tuple[float, int]:
    begun = time.perf_counter()
    many = work()
    took = time.perf_counter() - begun
    print(f"{what}: {many} in {took:.1f} s", flush=True)
    return took, many


def _make(team, many: int) -> int:
    """As `new_data_key` does it, a thousand to a transaction."""
    from commontable.groundwork.keys import shares, suites
    from commontable.groundwork.keys.holders import newest_key
    from commontable.groundwork.keys.models import DataKey, WrappedKey
    from commontable.groundwork.keys.tests.factories import TABLE, entered, member_of
    from commontable.groundwork.keys.wraps import seal_wrap
    from commontable.identifiers import new_id

    for _ in range(0, many, BATCH):
        with entered(member_of(team)):
            holder_key = newest_key(team)
            keys = [
                DataKey(compartment="limited", subject_id=new_id(), origin_id=team, table_id=TABLE, suite=1)
                for _ in range(min(BATCH, many))
            ]
            found = shares.new_shares((key.pk, TABLE) for key in keys)
            wraps = []
            for key in keys:
                wrap = WrappedKey(data_key=key, origin_id=team, table_id=TABLE, holder_id=team, holder_key_version=1)
                wrap.sealed = seal_wrap(wrap, holder_key, suites.new_key(), found[key.pk])
                wraps.append(wrap)
            DataKey.objects.bulk_create(keys)
            WrappedKey.objects.bulk_create(wraps)
    return many


def _bare(many: int) -> int:
    """The primitives alone: each wrap opened with one key and sealed to another, both layers and the share."""
    from commontable.groundwork.keys import suites
    from commontable.groundwork.keys.holders import master_key

    private, public = suites.new_holder_pair()
    _, next_public = suites.new_holder_pair()
    ready, context, share, master = (
        suites.load_private(private),
        b"a context of the usual length" * 4,
        suites.new_key(),
        master_key(),
    )
    inner = suites.seal_to_holder(public, context, suites.new_key())
    wrapped = suites.seal_under_share(share, context, master.wrap(inner, context))
    for _ in range(many):
        opened = master.unwrap(suites.open_under_share(share, context, wrapped), context)
        key = suites.open_as_holder(ready, context, opened)
        suites.seal_under_share(share, context, master.wrap(suites.seal_to_holder(next_public, context, key), context))
    return many


def _open(team) -> int:
    from commontable.groundwork.keys.contexts import Compartment
    from commontable.groundwork.keys.models import WrappedKey
    from commontable.groundwork.keys.rings import lend
    from commontable.groundwork.keys.tests.factories import entered, member_of

    with entered(member_of(team)):
        keys = list(WrappedKey.objects.values_list("data_key", flat=True))
    opened = 0
    for at in range(0, len(keys), 100):
        with entered(member_of(team)), lend(Compartment, [team]) as ring:
            ring.prepare(keys[at : at + 100])
            opened += len(ring._opened)
    return opened


if __name__ == "__main__":
    main()
