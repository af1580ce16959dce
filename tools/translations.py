"""Is every sentence of the product in French too? And does the compiled catalogue say the same?

--check compares the marked strings of the source, the catalogue and its compiled form, and changes
nothing. --update brings new strings into the catalogue; --compile writes the compiled form, which is
committed, because a machine that runs the product may have no gettext. Both lay the catalogue out in one
way, whatever wrote it before: gettext and editors break lines elsewhere, and every line would be a change.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "commontable"
CATALOGUE = Path("locale/fr/LC_MESSAGES/django.po")
WIDTH = 120


def main() -> int:
    parser = argparse.ArgumentParser(prog="tools/translations.py", description=__doc__)
    todo = parser.add_mutually_exclusive_group(required=True)
    for name in ("check", "update", "compile"):
        todo.add_argument(f"--{name}", dest="todo", action="store_const", const=name)
    if not shutil.which("xgettext"):
        print("gettext is not installed: install your system's gettext package.")
        return 1
    return {"check": check, "update": update, "compile": compile_catalogue}[parser.parse_args().todo]()


def check() -> int:
    faults = find_faults()
    for each in faults:
        print(each)
    return 1 if faults else 0


def find_faults() -> list[str]:
    """Return what is wrong with the French catalogue, one sentence each."""
    file = PACKAGE / CATALOGUE
    if not file.exists():
        return [f"There is no French catalogue at {file}."]
    wanted, catalogue = extracted(), read(file)
    there = {key(entry) for entry in catalogue if not entry.obsolete}
    faults = [f"Not in the French catalogue: {entry.msgid!r}" for entry in wanted if key(entry) not in there]
    faults += [f"Untranslated: {entry.msgid!r}" for entry in catalogue.untranslated_entries()]
    faults += [f"Fuzzy: {entry.msgid!r}" for entry in catalogue.fuzzy_entries()]
    return faults + format_faults(file) + layout_faults(file, catalogue) + compiled_faults(file, catalogue)


def read(file: Path) -> polib.POFile:
    """Return the catalogue; saved, it is laid out in the one way."""
    return polib.pofile(str(file), wrapwidth=WIDTH)


def layout_faults(file: Path, catalogue: polib.POFile) -> list[str]:
    if file.read_text(encoding="utf-8") != str(catalogue):
        return ["The French catalogue is laid out in another way: run python tools/translations.py --compile."]
    return []


def format_faults(file: Path) -> list[str]:
    done = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", str(file)], capture_output=True, text=True)
    return [] if done.returncode == 0 else [done.stderr.strip()]


def compiled_faults(file: Path, catalogue: polib.POFile) -> list[str]:
    compiled = file.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != catalogue.to_binary():
        return ["The compiled catalogue is not that of the text: run python tools/translations.py --compile."]
    return []


def extracted() -> polib.POFile:
    """Return the catalogue as it would be after a fresh extraction from the source."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / PACKAGE.name
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "static", "tests"))
        extract(copy)
        found = polib.pofile(str(copy / CATALOGUE))
    return polib.POFile() if found is None else live(found)


def live(catalogue: polib.POFile) -> polib.POFile:
    kept = polib.POFile()
    kept.extend(entry for entry in catalogue if not entry.obsolete)
    return kept


def extract(package: Path) -> None:
    (package / "locale").mkdir(exist_ok=True)
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "-l", "fr", "--no-location", "-i", "tests", "-v", "0"],
        cwd=package,
        env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
        check=True,
    )


def key(entry: polib.POEntry) -> tuple[str | None, str, str]:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def update() -> int:
    extract(PACKAGE)
    read(PACKAGE / CATALOGUE).save()
    return 0


def compile_catalogue() -> int:
    catalogue = read(PACKAGE / CATALOGUE)
    catalogue.save()
    catalogue.save_as_mofile(str((PACKAGE / CATALOGUE).with_suffix(".mo")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
