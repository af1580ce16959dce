"""Does the verifier share anything with the protector, but the forms in which tables and answers are given?"""

import ast
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
FORMS = {"tables", "results", "plain"}
SLICE = "commontable.insight.suppression."


def imported(file: Path) -> set[str]:
    """What a module imports from the product, its own folder left out; and whatever imports by other means."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom):
            found |= {node.module or "its own folder"} if node.level != 1 else set()
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "__import__":
            found.add("commontable by other means")
    return {name.removeprefix(SLICE) for name in found if name.startswith(("commontable", "importlib"))}


def test_dis_02_the_verifier_imports_forms_alone():
    assert {name for file in (HERE / "verifier").glob("*.py") for name in imported(file)} <= FORMS


def test_the_forms_import_nothing_of_either_side():
    texts = [(HERE / f"{name}.py").read_text() for name in FORMS]
    modules = [node.module for text in texts for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)]
    assert {module for module in modules if module in {f.stem for f in HERE.glob("*.py")} - FORMS} == set()


def test_once_the_verifier_is_loaded_nothing_of_the_protector_is():
    asked = "import sys, commontable.insight.suppression.verifier.verify; print(*sorted(sys.modules))"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, env=_path())
    ours = {name for name in said.stdout.split() if name.startswith("commontable.insight.suppression.")}
    assert {name.split(".")[3] for name in ours} == {*FORMS, "verifier"}
    assert "django" not in said.stdout.split()


def _path() -> dict[str, str]:
    return {"PYTHONPATH": str(HERE.parents[2]), "PATH": "/usr/bin:/bin"}
