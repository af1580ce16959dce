"""What does the background work? One process: python -m commontable.front.site.worker."""

import os

import django
from django.core.management import call_command


def main() -> None:
    """Work until told to stop."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commontable.front.site.settings")
    django.setup()

    from .readiness import get_ready

    get_ready()
    call_command("procrastinate", "worker")


if __name__ == "__main__":
    main()
