"""How long are our functions and files? Printed for each group, tests apart, migrations left out.

A function's length is the lines from `def` to its end, docstring included, decorators not; a function
inside another counts for itself and for the other. A file's length is its lines. p95: 95 % are no longer.
"""

import ast
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
LONG_FILE = 250
LONGEST = 10
GROUPS = ("groundwork", "partnership", "response", "front")
ROW = "{:<14}{:>7}{:>8}{:>6}   {:>7}{:>8}{:>6}{:>10}"


@dataclass(frozen=True)
class Function:
    """One function and its length in lines; `file` is the path from the repository's root."""

    name: str
    file: str
    lines: int


@dataclass(frozen=True)
class File:
    """One Python file, its length in lines and the functions in it."""

    path: str
    lines: int
    functions: tuple[Function, ...]

    @property
    def group(self) -> str:
        """The group of the package it belongs to, "tests", "tools", or "" for the package's own root."""
        parts = self.path.split("/")
        if "tests" in parts or parts[-1] == "conftest.py":
            return "tests"
        return next((part for part in parts if part in (*GROUPS, "tools")), "")


def main() -> int:
    files = list(read(ROOT))
    ours = [file for file in files if file.group not in ("tests", "tools")]
    print(ROW.format("", "funcs", "median", "p95", "files", "median", "p95", f"over {LONG_FILE}"))
    for group in GROUPS:
        print(row(group, [file for file in files if file.group == group]))
    print(row("the product", ours))
    for apart in ("tools", "tests"):
        print(row(apart, [file for file in files if file.group == apart]))
    print_longest(ours)
    return 0


def read(root: Path) -> Iterator[File]:
    """Every Python file under `root`'s src, tests and tools, but no migration and nothing empty."""
    for folder in ("src", "tests", "tools"):
        for path in sorted((root / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            if "migrations" not in path.parts and text:
                yield measure(path.relative_to(root).as_posix(), text)


def measure(path: str, text: str) -> File:
    """The lengths in one file's text."""
    found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    functions = [Function(node.name, path, (node.end_lineno or node.lineno) - node.lineno + 1) for node in found]
    return File(path, len(text.splitlines()), tuple(functions))


def row(name: str, files: Iterable[File]) -> str:
    """One line of the table."""
    files = list(files)
    of_functions = [function.lines for file in files for function in file.functions]
    of_files = [file.lines for file in files]
    over = sum(lines > LONG_FILE for lines in of_files)
    return ROW.format(
        name, len(of_functions), *middle_and_p95(of_functions), len(files), *middle_and_p95(of_files), over
    )


def middle_and_p95(lengths: Sequence[int]) -> tuple[str, str]:
    """The median, and the smallest length that 95 % do not exceed; dashes for none."""
    if not lengths:
        return "-", "-"
    return f"{median(lengths):g}", str(sorted(lengths)[ceil(len(lengths) * 0.95) - 1])


def print_longest(files: Iterable[File]) -> None:
    functions = sorted((f for file in files for f in file.functions), key=lambda f: (-f.lines, f.file))
    print(f"\nThe {LONGEST} longest functions of the product")
    for function in functions[:LONGEST]:
        print(f"{function.lines:>5}  {function.file}:{function.name}")
    print(f"\nFiles over {LONG_FILE} lines")
    for file in sorted((file for file in files if file.lines > LONG_FILE), key=lambda file: -file.lines):
        print(f"{file.lines:>5}  {file.path}")


if __name__ == "__main__":
    sys.exit(main())
