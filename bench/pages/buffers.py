"""Does a page read more of the database when there is more in it? Counts, which no load of the machine changes.

    .venv/bin/python -m bench.pages.buffers [--sizes 5500 55000 550000] [--pages today …] [--people chris hana] [--queries]

Starts its own PostgreSQL, fills it with that many past situations, tidies it as autovacuum would, and has it EXPLAIN every
query of every page: how many pages of 8 kB it reads, from memory or disk. `--queries` names the dearest query of each page.
It ends all it started.
"""

import argparse
import re
from collections.abc import Iterator

from bench.pages.setting import filled, load, set_out

WITHIN = 1.2


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs="+", default=[5_500, 55_000, 550_000])
    asked.add_argument("--pages", nargs="+", default=[], metavar="PAGE", help="only pages whose name begins so")
    asked.add_argument("--queries", action="store_true", help="name the dearest query of each page at each size")
    asked.add_argument("--people", nargs="+", default=["chris", "hana"], help="chris runs the table, hana is of a team")
    options = asked.parse_args()
    with set_out() as place:
        from bench.pages.city import pages, read_by, work_of_today

        work_of_today()
        print(load(), flush=True)
        read: dict[str, dict[int, list[tuple[int, str]]]] = {}
        for size in filled(place, options.sizes):
            for person in options.people:
                for page in pages(person, options.pages):
                    read.setdefault(f"{page.what}, {person}", {})[size] = read_by(page, person)
        for line in table(read):
            print(line)
        if options.queries:
            print("\n".join(dearest(read)))


def table(read: dict[str, dict[int, list[tuple[int, str]]]]) -> Iterator[str]:
    """A line for each page: what it reads at each size, and the most to the least."""
    sizes = list(next(iter(read.values())))
    yield (
        "\n| page, and who asks | queries | "
        + " | ".join(f"{size:,}" for size in sizes)
        + " | most to least | within 20 % |"
    )
    yield "|---" * (len(sizes) + 4) + "|"
    for what, at in read.items():
        counts = [sum(count for count, _sql in at[size]) for size in sizes]
        ratio = max(counts) / max(1, min(counts))
        cells = [what, len(at[sizes[0]]), *(f"{count:,}" for count in counts), f"{ratio:.2f}"]
        yield f"| {' | '.join(map(str, cells))} | {'yes' if ratio <= WITHIN else 'no'} |"


def dearest(read: dict[str, dict[int, list[tuple[int, str]]]]) -> Iterator[str]:
    """For each page and size, its dearest query in short."""
    for what, at in read.items():
        for size, found in at.items():
            count, sql = max(found)
            yield f"\n{what}, {size:,}: {count:,} by\n  {re.sub(r'SELECT .*? FROM', 'SELECT … FROM', sql)[:1500]}"


if __name__ == "__main__":
    main()
