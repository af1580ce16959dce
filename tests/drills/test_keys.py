"""Dead in the middle of moving or destroying keys: nothing becomes unreadable, and what was destroyed stays so."""

from typing import Any

from .keywork import SOME
from .place import Launcher

MANY = 70


def state(launcher: Launcher, keys: list[str]) -> dict[str, int]:
    return launcher.ask(work="key_state", keys=keys)["did"]


def test_a_rotation_killed_in_the_middle_goes_on_and_leaves_nothing_unreadable(launcher: Launcher) -> None:
    keys = launcher.ask(work="make_keys", count=MANY)["did"]
    before = state(launcher, keys)
    assert (before["opened"], before["shares"]) == (MANY, MANY)
    assert launcher.ask(work="turn") == {"did": 2}
    moved = 0
    for point, count in (("keys_written", 2), ("keys_written", 1), ("keys_sealed", 1), ("before_commit", 1)):
        assert launcher.ask(work="move", point=point, count=count) == {"died": 9}
        now = state(launcher, keys)
        assert now["opened"] == MANY, f"dead at {point}"
        assert moved <= now["moved"] < before["moved"]
        moved = now["moved"]
    assert moved >= SOME, "the first death came after a step that was kept"
    launcher.ask(work="move")
    assert state(launcher, keys) == {"opened": MANY, "moved": before["moved"], "shares": MANY}


def test_a_destruction_is_finished_or_never_was(launcher: Launcher) -> None:
    first, second, third = launcher.ask(work="make_keys", count=3)["did"]
    dies: dict[str, Any] = {"work": "destroy", "key": first}
    assert launcher.ask(**dies, point="before_commit") == {"died": 9}
    assert launcher.ask(work="sweep") == {"did": 0}
    assert state(launcher, [first, second, third])["opened"] == 3
    assert launcher.ask(**dies, point="share_forgotten") == {"died": 9}
    assert state(launcher, [first, second, third]) | {"moved": 0} == {"opened": 2, "moved": 0, "shares": 3}
    assert launcher.ask(work="sweep") == {"did": 1}
    assert state(launcher, [first, second, third])["shares"] == 2
    assert launcher.ask(work="destroy", key=second) == {"did": True}
    assert launcher.ask(work="sweep") == {"did": 0}
    assert state(launcher, [first, second, third])["shares"] == 1
