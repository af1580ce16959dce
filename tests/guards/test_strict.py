"""Is whatever decides or writes held to the gate of branches, whatever its module is called?"""

import re

from tools.check import ROOT, is_strict, strict_branches

WRITES = re.compile(r"\.(save|bulk_create|bulk_update|delete)\(|objects\.(create|get_or_create)\(|\)\.update\(\w+=")
PACKAGE = ROOT / "src" / "commontable"


def test_a_module_is_held_to_it_for_what_it_holds(tmp_path):
    texts = {
        "action": "@action(may_x)\ndef x(): ...",
        "autosave": "@autosave(may_x)\ndef x(): ...",
        "rule": "def may_x(actor: Actor, thing) -> Verdict: ...",
        "called": '"""How? Called inside actions."""',
        "neither": "def x(): ...",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.py").write_text(text)
    assert {name for name in texts if is_strict(tmp_path / f"{name}.py", tmp_path)} == set(texts) - {"neither"}


def test_nothing_of_the_slices_writes_outside_it():
    slices = [file for group in ("partnership", "response") for file in (PACKAGE / group).rglob("*.py")]
    ours = [file for file in slices if not {"tests", "migrations"} & set(file.parts) and file.name != "models.py"]
    writing = {file.relative_to(ROOT).as_posix() for file in ours if WRITES.search(file.read_text(encoding="utf-8"))}
    assert len(writing) > 20
    assert writing - set(strict_branches().split(",")) == set()
