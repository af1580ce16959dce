"""The folder tree tells the story: no grab-bag modules, no path of one machine, no host of a registry."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GRAB_BAGS = {"utils", "helpers", "common", "base", "misc", "util", "helper", "shared", "core"}
HOSTS = re.compile(r"pypi\.org|files\.pythonhosted|registry\.npmjs|deb\.debian\.org", re.I)
MACHINE = re.compile(r"(?<![\w.])/(?:root|home/\w+|work)/\w")


def committed() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def texts():
    for file in committed():
        if file != Path(__file__).resolve():
            try:
                yield file, file.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def test_no_grab_bag_modules():
    assert [file for file in committed() if file.suffix == ".py" and file.stem in GRAB_BAGS] == []


@pytest.mark.parametrize("what", [HOSTS, MACHINE], ids=["hosts of registries", "paths of one machine"])
def test_the_tree_names_none_of(what):
    assert [str(file.relative_to(ROOT)) for file, text in texts() if what.search(text)] == []


def test_every_dependency_says_what_it_is_for():
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    pinned = [line for line in lines if re.match(r'\s+"[a-z0-9-]+(\[[a-z,]+\])?==', line)]
    assert [line for line in pinned if not re.search(r"#\s*\S+ \S+", line)] == []


@pytest.mark.parametrize(
    ("lock", "extras"),
    [
        ("requirements.lock", ()),
        ("requirements-local-names.lock", ("local-names",)),
        ("requirements-dev.lock", ("local-names",)),
    ],
)
def test_the_lock_holds_every_dependency(lock, extras):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + [pin for name in extras for pin in project["optional-dependencies"][name]]
    held = (ROOT / lock).read_text()
    assert [pin for pin in wanted if re.sub(r"\[.*\]", "", pin) not in held] == []


def test_an_extra_is_in_no_lock_that_everybody_installs():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    held = (ROOT / "requirements.lock").read_text()
    assert [pin for pins in extras.values() for pin in pins if pin in held] == []


def test_every_package_says_what_it_is_about():
    packages = [file for file in committed() if file.name == "__init__.py" and "src" in file.parts]
    silent = [
        file
        for file in packages
        if file.parent.name not in ("tests", "migrations", "templatetags") and '"""' not in file.read_text()
    ]
    assert silent == []
