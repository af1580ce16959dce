"""What does the list of data classes refuse?"""

import pytest

from commontable.groundwork.access import classes
from commontable.groundwork.access.classes import Misclassified, render_markdown

WHOLE = '[a_table]\nroom = "{room}"\nkept = "for good"\nwho = "everybody"\nopen = "id {more}"\nprotected = "name"\n'


@pytest.fixture
def listed(tmp_path, monkeypatch):
    def write(room: str = "table", more: str = "") -> None:
        (tmp_path / "list.toml").write_text(WHOLE.format(room=room, more=more))
        monkeypatch.setattr(classes, "FILE", tmp_path / "list.toml")
        classes.data_classes.cache_clear()

    yield write
    classes.data_classes.cache_clear()


def test_a_column_has_one_class(listed):
    listed(more="name")
    with pytest.raises(Misclassified, match=r"a_table\.name is both open and protected"):
        classes.data_classes()


def test_a_room_is_one_of_the_house(listed):
    listed(room="attic")
    with pytest.raises(Misclassified, match="no room 'attic'"):
        classes.data_classes()


def test_the_page_has_a_line_a_class(listed):
    listed()
    assert render_markdown().splitlines()[-2:] == [
        "| `a_table` | table | open | id | for good | everybody |",
        "| `a_table` | table | protected | name | for good | everybody |",
    ]
