"""Is a marker found wherever it stands, and never in what is random?"""

import random
import string

import pytest

from .sinks import MARKERS, names_in

IN_TOKENS = string.ascii_letters + string.digits
HEXADECIMAL = "0123456789abcdef"
SHOWN = ("30053 days", '<p title="30053"></p>', "?wait_days=30053", "30053,", '{"wait_days": 30053}', "\n30053")


@pytest.mark.parametrize("text", SHOWN)
def test_days_are_found_wherever_they_are_shown(text):
    assert MARKERS.findall(text) == ["30053"]


def test_days_inside_a_form_s_token_or_an_identifier_are_none():
    """This happened: the token of a form had the digits of a wait in it, and a page was held to have shown it."""
    tokens = (f'value="{"k" * place}30053{"Q" * (59 - place)}"' for place in range(60))
    assert not [found for token in tokens for found in MARKERS.findall(token)]
    assert MARKERS.findall("0199a000-3005-7000-8000-300530053000") == ["0199a000-3005-7000-8000-300530053000"]


@pytest.mark.parametrize("letters", [IN_TOKENS, HEXADECIMAL, IN_TOKENS + "-_"])
def test_a_million_random_letters_hold_no_marker(letters):
    chance = random.Random(4)
    words = " ".join("".join(chance.choices(letters, k=64)) for _each in range(16_000))
    assert MARKERS.findall(words) == []
    assert names_in(words) == set()
