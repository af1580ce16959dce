"""Which words name nobody, whatever stands beside them? Places, peoples, brands, medicines, services, words cut short."""

from .lexicon import is_a_place, is_given_name
from .word_lists import folded, listed

TITLES = listed("titles")
OF_A_FAMILY = listed("of_a_family")
MEDICINES = listed("medicines")
NAMES_NOBODY = frozenset().union(
    *(listed(each) for each in ("places", "counties", "peoples", "things", "vehicles", "medicines", "elders", "days"))
)
MORE_NOBODY = folded("more_medicines", "more_things", "shorthand")
"""The same, of which some are given names too: those stay names."""


def names_nobody(word: str) -> bool:
    """Whether this word, folded, is a place, a people, a brand, a medicine, a service, or short for a word of the work."""
    single = word.removesuffix("s")
    if word in NAMES_NOBODY or single in NAMES_NOBODY or is_a_place(word):
        return True
    return (word in MORE_NOBODY or single in MORE_NOBODY) and not is_given_name(word)


def is_a_kind_of_thing(word: str) -> bool:
    """Whether it is a thing of which several are told in a row, and no place: "from Lagos, Chukwuemeka" names somebody."""
    return (word in MEDICINES or word in MORE_NOBODY) and not is_given_name(word)
