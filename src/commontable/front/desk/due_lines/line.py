"""What does Today say of one thing that waits? Its room, what it is about, and the one page on which it is done."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One thing due. `url` is where it is done: with Today's own click, two at most."""

    room: str
    number: str
    words: str
    detail: str
    act: str
    url: str
    is_late: bool = False
    is_press: bool = False
    """Done here, in one press, and not on another page."""
    is_readable: bool = True
    """Whether the number leads to a file that this person may read."""
