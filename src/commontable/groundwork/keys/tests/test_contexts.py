"""Are the bytes under a seal the same for ever, and different for every cell?"""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commontable.groundwork.keys import suites
from commontable.groundwork.keys.contexts import Compartment, Context, canonical
from commontable.groundwork.keys.errors import SealBroken

FILE = UUID("01890000-0000-7000-8000-000000000001")
PERSON = UUID("01890000-0000-7000-8000-000000000002")
CELL = Context(file=FILE, compartment=Compartment.IDENTITY, person=PERSON, field="family_name", version=3)

OTHER_CELLS = {
    "file": replace(CELL, file=PERSON),
    "compartment": replace(CELL, compartment=Compartment.LIMITED),
    "person": replace(CELL, person=FILE),
    "no person": replace(CELL, person=None),
    "field": replace(CELL, field="given_name"),
    "version": replace(CELL, version=2),
}


def test_the_bytes_of_a_context_never_change():
    assert CELL.to_bytes().hex() == (
        "0000000d636f6d6d6f6e7461626c652f31" "000000056669656c64"
        "0000001001890000000070008000000000000001" "000000086964656e74697479"
        "0000001001890000000070008000000000000002" "0000000b66616d696c795f6e616d65" "000000080000000000000003"
    )  # fmt: skip


@pytest.mark.parametrize("other", OTHER_CELLS.values(), ids=OTHER_CELLS.keys())
def test_a_text_moved_to_another_cell_does_not_open(other):
    key = suites.new_key()
    sealed = suites.seal_field(key, CELL.to_bytes(), b"Anna")
    with pytest.raises(SealBroken):
        suites.open_field(key, other.to_bytes(), sealed)


@given(one=st.lists(st.binary(max_size=9), max_size=4), other=st.lists(st.binary(max_size=9), max_size=4))
def test_two_different_lists_of_parts_never_share_their_bytes(one, other):
    assert (canonical("x", *one) == canonical("x", *other)) == (one == other)


def test_a_purpose_is_part_of_the_bytes():
    assert canonical("wrap", FILE) != canonical("field", FILE)
