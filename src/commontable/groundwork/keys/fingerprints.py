"""Is this really that team's key? Six words that two people can compare over the telephone."""

import hashlib

# No j beside g, no c, q, x or y: letters that sound apart in English and in French. 16 make 4 bits, 4 make 2.
_CONSONANTS = "bdfghklmnprstvwz"
_VOWELS = "aiou"
_WORDS = 6
_WORD_BITS = 16


def fingerprint(public_key: bytes) -> str:
    """Six made-up words of five letters: the first 96 bits of SHA-256, 16 a word, with no list to keep or translate.

    Nobody can make a second key with the same words in fewer than 2^96 tries.
    """
    digest = hashlib.sha256(b"commontable/1 public key" + public_key).digest()
    numbers = (int.from_bytes(digest[2 * at : 2 * at + 2], "big") for at in range(_WORDS))
    return " ".join(_word(number) for number in numbers)


def _word(number: int) -> str:
    letters, left = [], _WORD_BITS
    for alphabet, bits in ((_CONSONANTS, 4), (_VOWELS, 2), (_CONSONANTS, 4), (_VOWELS, 2), (_CONSONANTS, 4)):
        left -= bits
        letters.append(alphabet[(number >> left) & (len(alphabet) - 1)])
    return "".join(letters)
