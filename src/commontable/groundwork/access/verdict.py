"""Is the answer yes, or no and why?"""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Verdict:
    """A yes, or a no with a code for the record and a sentence fit to show the person refused."""

    allowed: bool
    code: str = ""
    sentence: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Verdict(True)


def refused(code: str, sentence: str | Promise) -> Verdict:
    """A no. The sentence says why and, where there is one, the way forward."""
    return Verdict(False, code, sentence)


def first_no(*verdicts: Verdict) -> Verdict:
    """The first refusal among these verdicts, else yes."""
    return next((verdict for verdict in verdicts if not verdict), ALLOWED)
