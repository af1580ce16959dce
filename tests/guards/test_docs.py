"""What the documents say of the code is there: links lead somewhere, files, functions and tests exist, lists are whole."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from commontable.front.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "commontable"
FENCED = re.compile(r"^ *```.*?^ *```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
MENTION = re.compile(r"`([\w.-]+(?:/[\w.-]+)*\.(?:py|html|css|js|toml|sh|lock|md))(?::(\w+))?`")
VARIABLE = re.compile(r"\b(?:CT|DATABASE|PG)_[A-Z_]+\b")
RUN_IN = ("run", "check", "tools/bootstrap.sh")


def documents() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def prose(file: Path) -> str:
    """The text outside of fenced examples: those may name what the reader is about to write."""
    return FENCED.sub("", file.read_text(encoding="utf-8"))


@cache
def defined_in(file: Path) -> frozenset[str]:
    """Every function, class and assigned name of a Python file."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    named = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}
    assigned = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return frozenset(named | assigned)


def faults(text: str) -> list[str]:
    """The mentions `path/file.py` and `path/file.py:name`, from the root or the package, that lead nowhere."""
    wrong = []
    for path, name in MENTION.findall(text):
        if "/" not in path and not name:
            continue
        file = next((each for each in (ROOT / path, PACKAGE / path) if each.is_file()), None)
        if file is None:
            wrong.append(f"{path}: there is no such file")
        elif name and name not in defined_in(file):
            wrong.append(f"{path}: it defines no {name}")
    return wrong


@pytest.mark.parametrize("file", documents(), ids=lambda file: str(file.relative_to(ROOT)))
def test_what_a_page_names_is_there(file):
    assert faults(prose(file)) == []


@pytest.mark.parametrize("file", documents(), ids=lambda file: str(file.relative_to(ROOT)))
def test_its_links_lead_somewhere(file):
    relative = [link for link in LINK.findall(prose(file)) if "://" not in link]
    assert [link for link in relative if not (file.parent / link).exists()] == []


def test_a_planted_mention_is_found():
    assert faults("`response/closing/actions.py:close` and `tools/shape.py`") == []
    assert faults("`response/closing/actions.py:reopen`") == ["response/closing/actions.py: it defines no reopen"]
    assert faults("`response/closing/nowhere.py`") == ["response/closing/nowhere.py: there is no such file"]


def test_every_variable_of_the_environment_is_in_the_table_and_no_other():
    table = (ROOT / "docs/operations/install.md").read_text(encoding="utf-8")
    listed = {name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in VARIABLE.findall(row)}
    code = [file for file in PACKAGE.rglob("*.py") if "tests" not in file.parts]
    read = {name for file in (*code, *(ROOT / each for each in RUN_IN)) for name in VARIABLE.findall(file.read_text())}
    assert listed == read


def test_every_command_is_in_its_table():
    table = (ROOT / "docs/operations/install.md").read_text(encoding="utf-8")
    assert [name for name in command_names(get_command(app)) if f"`{name}" not in table] == []


def command_names(group: Any, before: str = "") -> Iterator[str]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from command_names(command, f"{before}{name} ")
        elif not command.hidden:
            yield f"{before}{name}"


def rows_of(text: str) -> list[str]:
    """Each row of each table, without headings and rules."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [line for line in lines if not line.startswith(("| Taken", "|---"))]


def without_a_test(text: str) -> list[str]:
    """The rows of a table whose last column names no test."""
    return [row for row in rows_of(text) if not re.search(r"`[\w/]+\.py:test_\w+`", row.rsplit("|", 2)[1])]


def test_every_line_of_what_is_surrendered_names_a_test_that_exists():
    text = (ROOT / "docs/operations/surrender.md").read_text(encoding="utf-8")
    assert len(rows_of(text)) > 15
    assert without_a_test(text) == []
    assert faults(text) == []


def test_a_line_without_a_test_or_with_one_that_is_not_there_is_found():
    planted = "| **a thing** | all | nothing | by construction |"
    assert without_a_test(planted) == [planted]
    assert faults("`tests/test_restored_backup.py:test_of_nothing`")


def test_a_decision_says_context_options_choice_and_cost():
    for file in sorted((ROOT / "docs/decisions").glob("*.md")):
        headings = re.findall(r"^## (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert {"Context", "Options", "Choice", "Cost"} <= set(headings), file.name


def test_material_of_others_is_listed_with_its_licence():
    listed = (ROOT / "docs/third-party.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    pins = project["dependencies"] + [pin for pins in project["optional-dependencies"].values() for pin in pins]
    assert [pin for pin in pins if f"| {re.split(r'[\[=]', pin)[0]} |" not in listed] == []
    licences = [file for folder in ("src", "tests") for file in (ROOT / folder).rglob("*LICENSE*")]
    assert [file.name for file in licences if str(file.relative_to(ROOT)) not in listed] == []
