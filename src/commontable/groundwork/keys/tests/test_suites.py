"""Does a seal open for its holder and its cell alone?"""

import json
from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commontable.groundwork.keys import suites
from commontable.groundwork.keys.errors import SealBroken, UnknownSuite

CELL = b"this cell"


@given(text=st.binary(max_size=5000), context=st.binary(max_size=100))
def test_what_is_sealed_opens_again(text, context):
    key = suites.new_key()
    assert suites.open_field(key, context, suites.seal_field(key, context, text)) == text


def test_the_same_text_sealed_twice_shares_no_ciphertext():
    key = suites.new_key()
    first, second = suites.seal_field(key, CELL, b"Anna"), suites.seal_field(key, CELL, b"Anna")
    assert first[1:13] != second[1:13]
    assert first[13:] != second[13:]


def test_another_cell_does_not_open_it():
    key = suites.new_key()
    with pytest.raises(SealBroken):
        suites.open_field(key, b"that cell", suites.seal_field(key, CELL, b"Anna"))


def test_another_key_does_not_open_it():
    with pytest.raises(SealBroken):
        suites.open_field(suites.new_key(), CELL, suites.seal_field(suites.new_key(), CELL, b"Anna"))


@pytest.mark.parametrize("at", [1, 12, 13, 40, -1])
def test_one_changed_bit_keeps_it_shut(at):
    key = suites.new_key()
    sealed = bytearray(suites.seal_field(key, CELL, b"Anna"))
    sealed[at] ^= 1
    with pytest.raises(SealBroken):
        suites.open_field(key, CELL, bytes(sealed))


@pytest.mark.parametrize("sealed", [b"", b"\x02" + bytes(100), b"\x11" + bytes(100)])
def test_an_unknown_suite_is_refused_by_name(sealed):
    with pytest.raises(UnknownSuite):
        suites.open_field(suites.new_key(), CELL, sealed)


def test_a_cut_off_value_is_a_broken_seal():
    with pytest.raises(SealBroken):
        suites.open_field(suites.new_key(), CELL, bytes([suites.AES_256_GCM_PADDED]) + b"short")


@pytest.mark.parametrize(
    ("length", "sealed_length"), [(0, 64), (5, 64), (63, 64), (64, 256), (1000, 1024), (4096, 8192), (9000, 12288)]
)
def test_a_ciphertext_tells_only_the_bucket(length, sealed_length):
    sealed = suites.seal_field(suites.new_key(), CELL, b"n" * length)
    assert len(sealed) == 1 + 12 + sealed_length + 16


def test_a_text_that_ends_like_padding_comes_back_whole():
    key, text = suites.new_key(), b"\x80\x00\x80\x00\x00"
    assert suites.open_field(key, CELL, suites.seal_field(key, CELL, text)) == text


def test_a_holder_opens_what_was_sealed_to_it():
    private, public = suites.new_holder_pair()
    key = suites.new_key()
    assert suites.open_as_holder(suites.load_private(private), CELL, suites.seal_to_holder(public, CELL, key)) == key


def test_another_holder_opens_nothing():
    _, public = suites.new_holder_pair()
    stranger, _ = suites.new_holder_pair()
    sealed = suites.seal_to_holder(public, CELL, suites.new_key())
    with pytest.raises(SealBroken):
        suites.open_as_holder(suites.load_private(stranger), CELL, sealed)


def test_a_key_sealed_for_one_purpose_does_not_serve_another():
    private, public = suites.new_holder_pair()
    sealed = suites.seal_to_holder(public, CELL, suites.new_key())
    with pytest.raises(SealBroken):
        suites.open_as_holder(suites.load_private(private), b"that cell", sealed)


def test_a_holder_refuses_a_suite_it_does_not_know():
    private, _ = suites.new_holder_pair()
    with pytest.raises(UnknownSuite):
        suites.open_as_holder(suites.load_private(private), CELL, b"\x12" + bytes(1200))


def test_keys_have_the_lengths_of_their_suite():
    private, public = suites.new_holder_pair()
    assert (len(suites.new_key()), len(private), len(public)) == (32, 96, 1216)
    assert len(suites.seal_to_holder(public, CELL, suites.new_key())) == 1169


def test_what_was_sealed_on_the_first_day_still_opens():
    kept = json.loads(Path(__file__).with_name("sealed_on_the_first_day.json").read_text())
    private = suites.load_private(b64decode(kept["private_key"]))
    key = suites.open_as_holder(private, kept["wrap_context"].encode(), b64decode(kept["wrap"]))
    assert key == b64decode(kept["data_key"])
    assert suites.open_field(key, kept["field_context"].encode(), b64decode(kept["field"])).decode() == kept["text"]
