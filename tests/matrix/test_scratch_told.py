import pytest
from .test_matrix import *  # noqa
from .test_matrix import Asking, cells, lines, meeting
from .asking import ACTORS

@pytest.mark.parametrize("meeting", ["open", "closed"], indirect=True)
def test_mine(world, meeting):
    bad = {}
    for actor in ACTORS:
        asking = Asking(world, actor)
        for cell in cells(lines()):
            if cell.actor != actor or cell.meeting != meeting or not cell.route.startswith(("answering:", "disclosure:")):
                continue
            got = asking.answer(cell).status_code if hasattr(asking, "answer") else None
            if got != cell.status:
                bad.setdefault((cell.route, cell.method, actor, cell.status, got), []).append(cell.stage)
    for k, v in sorted(bad.items(), key=str):
        print("BAD", *k, ",".join(v))
    assert not bad
