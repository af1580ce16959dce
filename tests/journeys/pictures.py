"""How does the product look? Run as a program it takes the pictures of the README: python -m tests.journeys.pictures.

They are taken of the practice data, on a database that is thrown away. Those of the numbers need years of situations: they are
taken of a demo city that is served already, with its releases: python -m tests.journeys.pictures http://127.0.0.1:8000.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "images"
LARGEST_BYTES = 250_000
DESK = {"viewport": {"width": 1366, "height": 768}}
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}


def main() -> None:
    """Take every picture of the practice data, or those of the numbers where a demo city's address is given."""
    if sys.argv[1:]:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commontable.front.site.settings")
        django.setup()
        with _browser() as browser:
            _take_all(browser, sys.argv[1], NUMBERS)
        return
    with practice_site() as site, _browser() as browser:
        _take_all(browser, site.url, PICTURES)


def _take_all(browser: Any, address: str, pictures: "dict[str, Picture]") -> None:
    for name, (who, options, french, go) in pictures.items():
        page = _come_in(browser, address, who, options, french)
        go(page)
        _take(page, name)
        page.context.close()


def today(page: Any) -> None:
    page.goto("/")


def draft(page: Any) -> None:
    page.goto("/")
    page.get_by_role("region", name="Drafts").get_by_role("link").first.click()


def meeting(page: Any) -> None:
    """The open meeting, which turns to the first situation it has not heard."""
    page.goto("/meetings/")
    page.get_by_role("main").get_by_role("link", name="Go to the meeting").click()
    page.locator("tr.group").last.locator("xpath=following-sibling::tr[1]").get_by_role("link").click()
    page.get_by_role("button", name="Turn to this item").click()
    page.evaluate("scrollTo(0, 0)")


def file(page: Any) -> None:
    """The first intervention whose clock is running."""
    page.goto("/")
    page.locator("main .dues a.ref").first.click()


def report(page: Any) -> None:
    """The newest quarterly report of the reader's table."""
    page.goto("/numbers/")
    page.locator("#quarterly tbody a").first.click()


def areas(page: Any) -> None:
    """The map of the newest annual report: somebody brought the boundaries."""
    page.goto("/numbers/")
    page.locator("#annual tbody a").first.click()
    page.locator("#s-areas").evaluate("section => section.scrollIntoView()")
    page.evaluate("scrollBy(0, -60)")


type Picture = tuple[str, dict[str, Any], bool, Callable[[Any], None]]
PICTURES: dict[str, Picture] = {
    "today": ("chloe", DESK, False, today),
    "draft": ("chloe", DESK, False, draft),
    "meeting": ("yara", DESK, False, meeting),
    "file": ("dev", DESK, False, file),
    "phone": ("dev", PHONE, False, today),
    "french": ("dev", DESK, True, today),
}
NUMBERS: dict[str, Picture] = {
    "report": ("51-division-de-1", DESK, False, report),
    "map": ("51-division-de-1", DESK, True, areas),
}


@contextmanager
def practice_site() -> Iterator[Any]:
    """The site on a new database with the practice data, as `./run` makes it."""
    from commontable.front.site.postgres import LOSABLE, Cluster, prepare
    from commontable.groundwork.keys.keyfile import create_keyfile

    from .live import serving

    with tempfile.TemporaryDirectory(prefix="ct-pictures-") as place:
        folder = Path(place)
        folder.chmod(0o711)
        create_keyfile(folder / "keyfile")
        with Cluster(folder / "postgres", settings=LOSABLE) as cluster:
            prepare(cluster.superuser_url, cluster.passwords)
            _fill(cluster, folder)
            app, heard = cluster.url("ct_app"), cluster.url("ct_listen")
            with serving(app, cluster.superuser_url, folder, folder / "keyfile", heard) as site:
                yield site


def _fill(cluster: Any, folder: Path) -> None:
    own = {"DATABASE_URL": cluster.url("ct_app"), "DATABASE_OWNER_URL": cluster.url("ct_owner")}
    own |= {"CT_DATA": str(folder), "CT_KEYFILE": str(folder / "keyfile"), "CT_NO_POOL": "1"}
    os.environ.update(own | {"DJANGO_SETTINGS_MODULE": "commontable.front.site.settings"})
    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from commontable.front.cli.demo.loading import load

    call_command("migrate", database="owner", verbosity=0, interactive=False)
    load()
    connections.close_all()


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    from tests.chromium import find_chromium

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


def _come_in(browser: Any, address: str, who: str, options: dict[str, Any], french: bool) -> Any:
    from commontable.front.cli.demo.people import PASSPHRASE

    from .walking import come_in

    context = browser.new_context(base_url=address, locale="en-CA", timezone_id="America/Toronto", **options)
    page = context.new_page()
    come_in(page, f"{who}@demo.example", PASSPHRASE)
    if page.locator("html").get_attribute("lang") != ("fr" if french else "en"):
        page.get_by_role("button", name="Français" if french else "English").click()
    return page


def _take(page: Any, name: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{name}.png"
    page.wait_for_load_state("load")
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.screenshot(path=path, animations="disabled")
    size = path.stat().st_size
    if size > LARGEST_BYTES:
        raise SystemExit(f"{path} has {size} bytes, more than {LARGEST_BYTES}.")


if __name__ == "__main__":
    main()
