"""What does a web server cost? Memory, processor time and threads of a process and all it started, from /proc."""

import os
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """At one moment: resident memory in kB, processor seconds so far, threads."""

    memory: int
    seconds: float
    threads: int


def cost_of(pid: int) -> Cost:
    """The process and its children, added up."""
    found = [_one(each) for each in _family(pid)]
    return Cost(sum(c.memory for c in found), sum(c.seconds for c in found), sum(c.threads for c in found))


def shared_out(pid: int) -> int:
    """Its memory in kB where each page that processes share is shared out among them (PSS): what may be added up."""
    return sum(_proportional(each) for each in _family(pid))


def _proportional(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("Pss:")).split()[1])


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(each for child in children for each in _family(int(child)))]


def _one(pid: int) -> Cost:
    status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line)
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return Cost(int(status["VmRSS"].split()[0]), (int(fields[11]) + int(fields[12])) / TICKS, int(status["Threads"]))
