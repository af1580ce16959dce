"""Which browser do the journeys use? The system's Chromium; nothing is downloaded."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """Return the path of CT_CHROMIUM, else of the first known name on PATH; None if there is none."""
    named = os.environ.get("CT_CHROMIUM")
    return next((found for each in (named, *NAMES) if each and (found := shutil.which(each))), None)
