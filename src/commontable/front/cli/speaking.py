"""In which language does a command answer? That of whoever typed it: French where their machine speaks French."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

NAMES = ("LC_ALL", "LC_MESSAGES", "LANG")


def asked_language() -> str:
    """ "fr" or "en", by the first of LC_ALL, LC_MESSAGES and LANG that is set."""
    said = next((os.environ[name] for name in NAMES if os.environ.get(name)), "")
    return "fr" if said.startswith("fr") else "en"


@contextmanager
def spoken() -> Iterator[None]:
    """What is said meanwhile is said in that language."""
    from django.utils import translation

    with translation.override(asked_language()):
        yield
