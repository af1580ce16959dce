"""Is the check passed by what no reader sees, or by letters that only look the same? And does any text break it?"""

import pytest

from commontable.response.identity.identifier_check import Kind, check, own_of

OWN = own_of(["Maria Tavares", "王小明", "Иван Петров"], ["14 March 1987"], ["77 Zephyr Lane"], ["416-555-0142"])


@pytest.mark.parametrize(
    "text",
    [
        "Ma\u200bria is here.",
        "Mar\u00adia is here.",
        "M\u2060a\u2060r\u2060i\u2060a is here.",
        "Ma\x00ria is here.",
        "\u202eMaria\u202c is here.",
        "М\u0430ri\u0430 is here.",
        "T\u0430v\u0430r\u0435s is here.",
        "Μaria is here.",
        "\uff2d\uff41\uff52\uff49\uff41 is here.",
        "\U0001d4dc\U0001d4ea\U0001d4fb\U0001d4f2\U0001d4ea is here.",
        "M\u0301a\u0302r\u0303i\u0304a is here.",
        "M4r1a is here.",
        "M_a_r_i_a is here.",
        "昨天王小明在店里。",
        "Ivan Petrov is here.",
        "И в а н is here.",
        "Call 4\u200b16-555-0142.",
        "Call 416\u2011555\u20110142.",
    ],
)
def test_no_sign_that_hides_and_no_letter_that_looks_the_same_lets_an_own_name_through(text):
    assert Kind.OWN in {each.kind for each in check(text, OWN)}


def test_what_is_found_is_marked_where_it_stands_in_the_text_as_written():
    text = "So Ma\u200bria left."
    (found,) = check(text, OWN)
    assert text[found.start : found.end] == "Ma\u200bria"


@pytest.mark.parametrize("sign", ["a", "1 ", "\x00", "\u200b", "\u202e", "'", "@", "A.", "王", "the only "])
def test_ten_thousand_signs_break_nothing(sign):
    check((sign * 10_000)[:10_000], OWN)


def test_a_long_text_is_read_to_its_end():
    filler = "He sleeps in the stairwell and has stopped eating. " * 200
    found = check(f"{filler}Maria left. {filler}Call 416-555-0142.", OWN)
    assert [each.kind for each in found] == [Kind.OWN, Kind.OWN]


def test_an_address_spelled_out_is_one():
    assert [each.kind for each in check("Write to jo.tavares at mail dot example.")] == [Kind.EMAIL]
