"""What can be done about a table's set-up? From a file at the server, and by its coordinators one thing at a time."""

from .agencies import add_agency, correct_agency
from .areas import cover_area
from .codes import give_code
from .comparing import compare_words
from .ending import end
from .importing import bring_in_list
from .people import correct_member, name_co_chair, name_coordinator, name_first_coordinator, seat
from .plans import set_up
from .tables import change_table, make_table
from .teams import add_team, bring_back_team, change_team

__all__ = [
    "add_agency",
    "add_team",
    "bring_back_team",
    "bring_in_list",
    "change_table",
    "change_team",
    "compare_words",
    "correct_agency",
    "correct_member",
    "cover_area",
    "end",
    "give_code",
    "make_table",
    "name_co_chair",
    "name_coordinator",
    "name_first_coordinator",
    "seat",
    "set_up",
]
