"""How does a drill let the site die at one exact moment? Through this launcher; the product knows nothing of it.

`tests.drills.launcher:application` is the site for the web server, with CT_DRILL_POINT armed for its
CT_DRILL_COUNT-th call. Run as a program, it answers presses written to its input, each in a child that may die.
"""

import json
import os
import sys
from typing import Any

import django

from tests.drills.deaths import arm
from tests.drills.keywork import KEYWORK


def application(scope, receive, send):
    return _site()(scope, receive, send)


def _site():
    if "site" not in _loaded:
        from commontable.front.site.asgi import application as site

        _loaded["site"] = site
        if point := os.environ.get("CT_DRILL_POINT"):
            arm(point, int(os.environ.get("CT_DRILL_COUNT", "1")))
    return _loaded["site"]


_loaded: dict[str, Any] = {}


def main() -> None:
    """Answer each line of input with one line: what the press got, or that its process died."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commontable.front.site.settings")
    django.setup()
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018  so that no child has to import the site
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _answer(json.loads(line))
            os._exit(0)
        _pid, status = os.waitpid(child, 0)
        if status:
            _say({"died": os.WTERMSIG(status) if os.WIFSIGNALED(status) else -os.WEXITSTATUS(status)})


def _answer(asked: dict[str, Any]) -> None:
    try:
        _say(_does(asked))
    except BaseException:  # noqa: BLE001  a child says what went wrong and ends
        import traceback

        traceback.print_exc()
        os._exit(1)


def _does(asked: dict[str, Any]) -> dict[str, Any]:
    if work := asked.get("work"):
        return {"did": WORK[work](asked)}
    client = _signed_in(asked["who"])
    if asked.get("point"):
        arm(asked["point"], asked.get("count", 1))
    answer = client.post(asked["path"], asked["data"])
    return {"status": answer.status_code, "location": answer.headers.get("Location", "")}


def _signed_in(who: str):
    from django.test import Client

    from commontable.groundwork.accounts.models import Account
    from tests.sessions import sign_in_unlocked

    client = Client()
    sign_in_unlocked(client, Account.objects.get(email=f"{who}@example.org"))
    return client


def _gather(_asked: dict[str, Any]) -> bool:
    from tests.cast import gather

    return bool(gather())


def _job(asked: dict[str, Any]) -> Any:
    from commontable.groundwork.access.jobs import number_entries
    from commontable.response.filters.jobs import destroy_old_rejections

    if asked.get("point"):
        arm(asked["point"], asked.get("count", 1))
    return {"number": number_entries, "destroy": destroy_old_rejections}[asked["job"]]()


def _migrate(_asked: dict[str, Any]) -> bool:
    from django.core.management import call_command

    call_command("migrate", database="owner", verbosity=0, interactive=False)
    return True


WORK = {"gather": _gather, "job": _job, "migrate": _migrate, **KEYWORK}


def _say(words: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
