"""Who starts our own PostgreSQL again when it was killed? This process, given its folder, while the site runs."""

import signal
import sys
import time
from pathlib import Path
from types import FrameType

from .cluster import Cluster
from .errors import StartError

LOOK_SECONDS = 0.5


def main(home: Path) -> None:
    """Watch until told to stop. Ends with one sentence when the server cannot be started again."""
    signal.signal(signal.SIGTERM, _leave)
    try:
        with Cluster(home) as cluster:
            while True:
                time.sleep(LOOK_SECONDS)
                if cluster.revive():
                    sys.stdout.write("PostgreSQL had ended and was started again.\n")
                    sys.stdout.flush()
    except StartError as error:
        raise SystemExit(str(error)) from None


def _leave(_number: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
