"""Could this text tell somebody who it is about? Found before it crosses to the table; nothing is sent anywhere.

`check` is pure: text in, findings out, in English and French alike.
"""

from .checking import check, is_clear
from .findings import Finding, Kind, Weight
from .own import Own, own_of

__all__ = ["Finding", "Kind", "Own", "Weight", "check", "is_clear", "own_of"]
