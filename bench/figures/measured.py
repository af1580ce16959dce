"""What one piece of work cost: processor time, time by the clock, and the most memory held meanwhile."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Cost:
    processor: float
    clock: float
    megabytes: int
    gave: Any

    def __str__(self) -> str:
        return f"{self.processor:.2f} | {self.clock:.1f} | {self.megabytes}"


def measured(work: Callable[[], Any]) -> Cost:
    """All threads of this process. On a machine that others use, processor time says more than the clock."""
    Path("/proc/self/clear_refs").write_text("5")  # the most held is counted anew from here
    processor, clock = time.process_time(), time.perf_counter()
    gave = work()
    return Cost(time.process_time() - processor, time.perf_counter() - clock, _most_held(), gave)


def _most_held() -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


def load() -> str:
    return f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
