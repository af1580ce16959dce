"""Does everything hold? The steps of ./check, in order; the first that fails ends it.

--fast leaves out the browser and all that is slow; --all adds the drills, every simulation and a
second PostgreSQL. --keep-going runs the rest after a failure. Words after -- go to pytest.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.chromium import find_chromium

ROOT = Path(__file__).resolve().parents[1]
TIERS = ("fast", "normal", "all")
DEBIAN_POSTGRESQL = Path("/usr/lib/postgresql")
STRICT_FOLDERS = ("groundwork/access", "groundwork/keys")
DECIDES_OR_WRITES = re.compile(
    r"^@(action|autosave)\b|^def may_\w+\(actor: Actor\b|[Cc]alled inside (an action|actions)", re.MULTILINE
)
FIGURES_ALONE = ("indicators", "mart", "pictures", "suppression")
SAME_ON_EVERY_POSTGRESQL = (
    *("tests/guards", "tests/matrix", "tests/canary"),
    *(f"src/commontable/insight/{slice_}" for slice_ in FIGURES_ALONE),
)
KEPT = {"CT_CHROMIUM", "CT_TEST_PG_BIN", "DATABASE_ADMIN_URL"}
PYTEST_COUNTS = re.compile(r"(\d+) (passed|failed|error)")


@dataclass(frozen=True)
class Step:
    """A command that must succeed; `tiers` are the runs it belongs to."""

    name: str
    command: Sequence[str | Path] | Callable[[], bool]
    tiers: Sequence[str] = TIERS
    environ: dict[str, str] = field(default_factory=dict)
    is_tests: bool = False


@dataclass(frozen=True)
class Result:
    step: Step
    held: bool
    seconds: float
    passed: int = 0
    failed: int = 0


def main() -> int:
    options = read_options()
    results: list[Result] = []
    for step in (each for each in steps(options) if options.tier in each.tiers):
        results.append(run(step))
        if not results[-1].held and not options.keep_going:
            break
    return summary(results)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./check", description=__doc__)
    tier = parser.add_mutually_exclusive_group()
    tier.add_argument("--fast", dest="tier", action="store_const", const="fast", default="normal")
    tier.add_argument("--all", dest="tier", action="store_const", const="all")
    parser.add_argument("--keep-going", action="store_true")
    parser.add_argument("pytest", nargs="*", help="further words for pytest, after --")
    return parser.parse_args()


def steps(options: argparse.Namespace) -> list[Step]:
    return [
        Step("lint", ["ruff", "check", "."]),
        Step("format", ["ruff", "format", "--check", "."]),
        Step("types", ["mypy"]),
        Step("import contracts", ["lint-imports"]),
        Step("django's checks", ["python", "-m", "django", "check", "--fail-level=WARNING"]),
        Step("migrations", ["python", "-m", "django", "makemigrations", "--check", "--dry-run"]),
        Step("generated pages", ["python", "-P", "-m", "commontable.front.cli.main", "docs", "--check"]),
        Step("translations", ["python", "tools/translations.py", "--check"]),
        Step("browser", lambda: browser_is_there(options.tier), tiers=("normal", "all")),
        *pytest_steps(options),
    ]


def pytest_steps(options: argparse.Namespace) -> list[Step]:
    return [
        pytest_step("tests", ("fast",), ["-m", "not journey and not drill and not every", *options.pytest]),
        pytest_step("tests", ("normal",), ["-m", "not drill and not every", *options.pytest]),
        pytest_step("tests", ("all",), ["-n", "2", "--dist", "loadfile", "--cov", *options.pytest], {"CT_EVERY": "1"}),
        Step("branches", ["coverage", "report", f"--include={strict_branches()}", "--fail-under=100"], tiers=("all",)),
        pytest_step(
            "second PostgreSQL",
            ("all",),
            ["-n", "2", "--dist", "loadfile", "-m", "not journey and not every and not drill"]
            # Guards read the tree; the matrix and the canary sweep ask every page as each role, and what answers is
            # the rules and policies that src, tests/postgres and tests/test_*.py put to this database themselves.
            # What computes figures never asks PostgreSQL.
            + [f"--ignore={folder}" for folder in SAME_ON_EVERY_POSTGRESQL]
            + options.pytest,
            {"PG_BIN": str(second_postgresql())},
        ),
    ]


def strict_branches() -> str:
    """Return the modules of which every branch is taken by a test: keys and access, and whatever decides or writes.

    That is read from the module itself, so that one with a new name is held to it too: it has a rule or an action,
    or says that it is called inside one.
    """
    package = ROOT / "src" / "commontable"
    ours = [file for file in package.rglob("*.py") if not {"tests", "migrations"} & set(file.parts)]
    strict = [file for file in ours if file.name in ("rules.py", "actions.py") or is_strict(file, package)]
    return ",".join(sorted(file.relative_to(ROOT).as_posix() for file in strict))


def is_strict(file: Path, package: Path) -> bool:
    folder = file.parent.relative_to(package).as_posix()
    return folder in STRICT_FOLDERS or bool(DECIDES_OR_WRITES.search(file.read_text(encoding="utf-8")))


def pytest_step(name: str, tiers: Sequence[str], words: list[str], environ: dict[str, str] | None = None) -> Step:
    return Step(name, ["python", "-m", "pytest", "-q", *words], tiers, environ or {}, is_tests=True)


def second_postgresql() -> Path:
    """Return the oldest PostgreSQL Debian's packages installed here, found or not."""
    found = sorted(DEBIAN_POSTGRESQL.glob("*/bin"), key=lambda each: int(each.parent.name))
    return found[0] if found else DEBIAN_POSTGRESQL / "15" / "bin"


def browser_is_there(tier: str) -> bool:
    """Return whether journeys can be walked; without a browser they are left out on a developer's machine."""
    if not find_chromium() and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-q"], check=False)
        subprocess.run(["apt-get", "install", "-q", "-y", "chromium"], check=False)
    if find_chromium():
        return True
    print("Chromium is not installed: install your system's chromium package, or set CT_CHROMIUM to its path.")
    if tier == "all" or os.environ.get("CI"):
        return False
    print("THE BROWSER JOURNEYS ARE LEFT OUT of this run.")
    return True


def run(step: Step) -> Result:
    print(f"\n=== {step.name}", flush=True)
    begin = time.monotonic()
    if callable(step.command):
        result = Result(step, step.command(), time.monotonic() - begin)
    else:
        result = run_command(step, [str(word) for word in step.command], begin)
    print(f"=== {step.name}: {'held' if result.held else 'FAILED'} in {result.seconds:.1f} s", flush=True)
    return result


def run_command(step: Step, command: list[str], begin: float) -> Result:
    try:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(step), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
    except FileNotFoundError:
        print(f"{command[0]} is not installed.")
        return Result(step, False, time.monotonic() - begin)
    closing = ""
    assert process.stdout
    for line in process.stdout:
        print(line, end="", flush=True)
        closing = line if step.is_tests and PYTEST_COUNTS.search(line) else closing
    held = process.wait() == 0
    counts = {word: int(number) for number, word in PYTEST_COUNTS.findall(closing)}
    failed = counts.get("failed", 0) + counts.get("error", 0)
    return Result(step, held, time.monotonic() - begin, counts.get("passed", 0), failed)


def environment(step: Step) -> dict[str, str]:
    # A developer's own settings, addresses above all, are not what is checked.
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("CT_", "DATABASE_")) or name in KEPT
    }
    return kept | {
        "PATH": f"{ROOT / '.venv/bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "commontable.front.site.settings",
        **step.environ,
    }


def summary(results: list[Result]) -> int:
    print()
    for each in results:
        print(f"{each.step.name:<20} {'held' if each.held else 'FAILED':<7} {each.seconds:7.1f} s")
    print(f"{'together':<28} {sum(each.seconds for each in results):7.1f} s")
    passed = sum(each.passed for each in results)
    failed = sum(each.failed or int(not each.held) for each in results)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
