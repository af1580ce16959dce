"""What does a copy of the tokens give away, and what becomes of them when the master key is another?"""

import shutil

import pytest

from commontable.groundwork.keys import holders
from commontable.groundwork.keys.blinding import HASH_BYTES, blinders
from commontable.groundwork.keys.keyfile import add_master_key, create_keyfile
from commontable.response.repeats.keeping import PURPOSE, tokens_of
from commontable.response.repeats.likeness import features

GIVEN = ["Terrence", "Terence", "Terry", "John", "Mary", "Anna", "Mohammed", "Wei", "Jean", "Michael", "Fatima", "Luc"]
FAMILY = [
    "Blackwood",
    "Smith",
    "Tran",
    "Singh",
    "Roy",
    "Brown",
    "Khan",
    "Li",
    "Silva",
    "Tremblay",
    "Nguyen",
    "Campbell",
]
HIM = features(["Terrence Blackwood"], ["1981-04-03"])


@pytest.fixture
def another_keyfile(settings, tmp_path):
    """A keyfile of this test's own; the cache of the run's is put back by its path."""
    settings.KEYFILE = tmp_path / "keyfile"
    create_keyfile(settings.KEYFILE)
    return settings.KEYFILE


def hashes() -> set[bytes]:
    return {token for token, _key, _names in tokens_of(HIM)}


def test_without_the_key_a_copy_of_the_tokens_answers_no_guess(keyfile, another_keyfile, settings):
    """Whoever has the rows guesses with keys of their own: none of ten thousand guesses fits, though his name is among them.

    That it stays so at a million, or 2 to the 60th: a guess fits only if a hash under an unknown key of 256 bits is met by
    chance, one in 2 to the 128th for each token kept.
    """
    guessed = [words for one in GIVEN for two in FAMILY for words in features([f"{one} {two}"], ["1981-04-03"]).sure]
    theirs = {blinder.token(*words) for blinder in blinders(PURPOSE) for words in guessed}
    settings.KEYFILE = keyfile
    assert len(guessed) > 2_000
    assert not theirs & hashes()
    assert {blinder.token(*words) for blinder in blinders(PURPOSE) for words in guessed} & hashes()


def test_another_purpose_has_another_key(keyfile):
    ours, other = blinders(PURPOSE)[0], blinders("another")[0]
    assert ours.token("a", "b") != other.token("a", "b")
    assert ours.token("a", "b") != ours.token("ab")
    assert len(ours.token("a")) == HASH_BYTES


def test_a_newer_master_key_still_tells_who_was_kept_under_the_older(another_keyfile):
    before = hashes()
    _rotate(another_keyfile)
    after = tokens_of(HIM)
    assert before < {token for token, _key, _names in after}
    assert len({key for _token, key, _names in after}) == 2


def test_what_was_kept_under_a_key_that_is_gone_is_told_no_more(another_keyfile, tmp_path):
    before = hashes()
    another_keyfile.unlink()
    create_keyfile(another_keyfile)
    holders._read_once.cache_clear()
    assert not before & hashes()


def test_a_key_does_not_print(another_keyfile):
    assert "32 bytes" in repr(blinders(PURPOSE)[0])


def _rotate(path) -> None:
    shutil.copy2(path, path.with_name("kept"))
    add_master_key(path)
    holders._read_once.cache_clear()
