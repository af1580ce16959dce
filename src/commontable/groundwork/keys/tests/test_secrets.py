"""Does key material stay out of prints, pickles and crash dumps?"""

import copy
import pickle
import resource
import subprocess
import sys
from uuid import uuid4

import pytest

from commontable.groundwork.keys.contexts import Compartment
from commontable.groundwork.keys.fingerprints import fingerprint
from commontable.groundwork.keys.rings import Keyring
from commontable.groundwork.keys.secret import Secret

SECRET = Secret(b"\x07" * 32)
RING = Keyring([Compartment.IDENTITY], [uuid4()])


@pytest.mark.parametrize("printed", [repr(SECRET), str(SECRET), f"{SECRET}", "%s" % SECRET, repr([SECRET])])
def test_a_secret_never_prints(printed):
    assert "<Secret: 32 bytes>" in printed and "x07" not in printed


@pytest.mark.parametrize("thing", [SECRET, RING], ids=["secret", "ring"])
def test_it_is_never_pickled_or_copied(thing):
    for store in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="never stored"):
            store(thing)


def test_a_ring_prints_counts_only():
    assert repr(RING) == "<Keyring: 1 compartments, 1 holders>"


def test_a_process_that_holds_keys_dumps_no_core():
    code = (
        "import resource; from commontable.groundwork.keys.process import forbid_core_dumps;"
        "forbid_core_dumps(); print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "(0, 0)"


def test_forbidding_core_dumps_holds_for_this_process(monkeypatch):
    from commontable.groundwork.keys.process import forbid_core_dumps

    limits = []
    monkeypatch.setattr(resource, "setrlimit", lambda *limit: limits.append(limit))
    forbid_core_dumps()
    assert limits == [(resource.RLIMIT_CORE, (0, 0))]


def test_a_fingerprint_is_six_words_that_never_change():
    words = fingerprint(b"a public key").split()
    assert len(words) == 6 and all(len(word) == 5 for word in words)
    assert fingerprint(b"a public key") == fingerprint(b"a public key") != fingerprint(b"another public key")
