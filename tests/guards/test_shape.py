"""Does the measure of functions and files count what it says it counts?"""

from pathlib import Path

from tools.shape import measure, middle_and_p95, read

TEXT = '''"""A module."""


@decorated
def outer(x):
    """Says so."""

    def inner():
        return x

    return inner


async def later():
    return 1
'''


def test_a_function_is_measured_from_def_to_its_end_and_an_inner_one_for_itself():
    lengths = {function.name: function.lines for function in measure("src/a.py", TEXT).functions}
    assert lengths == {"outer": 7, "inner": 2, "later": 2}


def test_a_file_belongs_to_its_group():
    assert measure("src/commontable/response/filters/rules.py", "").group == "response"
    assert measure("src/commontable/response/filters/tests/test_rules.py", "").group == "tests"
    assert measure("tools/shape.py", "").group == "tools"


def test_ninety_five_per_cent_are_no_longer():
    assert middle_and_p95(list(range(1, 101))) == ("50.5", "95")
    assert middle_and_p95([]) == ("-", "-")


def test_migrations_and_empty_files_are_left_out(tmp_path: Path):
    for name, text in {"migrations/0001.py": "x = 1\n", "models.py": "x = 1\n", "__init__.py": ""}.items():
        file = tmp_path / "src" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    assert [file.path for file in read(tmp_path)] == ["src/models.py"]
