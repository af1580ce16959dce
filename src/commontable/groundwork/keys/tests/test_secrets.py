"""Does key material stay out of prints, pickles and crash dumps?"""

import copy
import pickle
import resource
from uuid import uuid4

import pytest

from commontable.groundwork.keys.contexts import Compartment
from commontable.groundwork.keys.fingerprints import fingerprint
from commontable.groundwork.keys.process import forbid_core_dumps
from commontable.groundwork.keys.rings import Keyring
from commontable.groundwork.keys.secret import Secret

SECRET = Secret(b"\x07" * 32)
RING = Keyring([Compartment.IDENTITY], [uuid4()])


@pytest.mark.parametrize("printed", [repr(SECRET), str(SECRET), f"{SECRET}", repr([SECRET])])
def test_a_secret_never_prints(printed):
    assert "<Secret: 32 bytes>" in printed
    assert "x07" not in printed


@pytest.mark.parametrize("thing", [SECRET, RING], ids=["secret", "ring"])
def test_it_is_never_pickled_or_copied(thing):
    for store in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="never stored"):
            store(thing)


def test_a_ring_prints_counts_only():
    assert repr(RING) == "<Keyring: 1 compartments, 1 holders>"


def test_a_process_that_holds_keys_dumps_no_core():
    forbid_core_dumps()
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


def test_a_fingerprint_is_six_words_that_never_change():
    assert fingerprint(b"a public key") == "farot pasun tulok makaf hulaz ropun"
    assert fingerprint(b"another public key") != fingerprint(b"a public key")
