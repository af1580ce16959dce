"""How does a crash not write keys to disk?"""

import resource


def forbid_core_dumps() -> None:
    """Called once when a web or worker process starts. Swap is the host's to encrypt: see docs/operations/keys.md."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
