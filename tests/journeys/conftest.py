"""What every journey needs: the site served on its own copy of the database, a browser, people who can sign in."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as site_settings
from django.core.management import call_command
from django.db import connections
from django.test import override_settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests.cast import Cast, gather
from tests.chromium import find_chromium
from tests.database import Server, cloned_database, point_django_at, schema_hash

from .live import LiveSite, serving
from .walking import PATIENCE, Walkers, Watch

expect.set_options(timeout=PATIENCE)
LAST_WORDS = 8_000
"""Characters of the site's log that are shown of a journey that failed."""
STAYS_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
"""A name of anywhere else leads nowhere."""
EXPECTED = " WARNING django.request "
"""A page that is not there or not theirs: a journey asks for many, and of all but the last few the line that matters would be pushed out."""
LAST_LINES = 10


@pytest.fixture(scope="module")
def city(
    database_server: Server,
    django_db_setup: None,
    django_db_blocker: Any,
    keyfile_of_this_run: Path,
    worker_name: str,
    request: pytest.FixtureRequest,
) -> Iterator[tuple[str, Cast]]:
    """A database of this file's own with the cast in it: the ledger is append-only, so nothing can be wiped between.

    A file that needs more than the cast names it in a function `furnish(cast)`.
    """
    before = site_settings.DATABASES["default"]["NAME"]
    schema = schema_hash([config.name for config in apps.get_app_configs()])
    own = f"{worker_name}_{request.module.__name__.rpartition('.')[2]}"[:30]

    def migrate(database: str) -> None:
        point_django_at(database_server, database)
        call_command("migrate", database="owner", verbosity=0, interactive=False)
        connections.close_all()

    with django_db_blocker.unblock(), cloned_database(database_server, schema, own, migrate) as name:
        point_django_at(database_server, name)
        with override_settings(KEYFILE=keyfile_of_this_run):
            cast = gather()
            getattr(request.module, "furnish", bool)(cast)
        # From here on only the served site works on it.
        point_django_at(database_server, before)
        yield name, cast


@pytest.fixture(scope="module")
def site(
    city: tuple[str, Cast],
    database_server: Server,
    keyfile_of_this_run: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[LiveSite]:
    database = city[0]
    superuser = database_server.superuser_url.replace("/postgres?", f"/{database}?")
    state = tmp_path_factory.mktemp("state")
    heard, app = (database_server.url(role, database) for role in ("ct_listen", "ct_app"))
    with serving(app, superuser, state, keyfile_of_this_run, heard) as live:
        yield live


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """What the site wrote down stands under a journey that failed: it is served in a process of its own."""
    report = (yield).get_result()
    site = getattr(item, "funcargs", {}).get("site")
    if report.failed and site:
        lines = (site.data / "web.log").read_text().splitlines()
        kept = [line for n, line in enumerate(lines) if EXPECTED not in line or n >= len(lines) - LAST_LINES]
        report.sections.append(("web.log", "\n".join(kept)[-LAST_WORDS:]))


@pytest.fixture(scope="module")
def inside(
    city: tuple[str, Cast], database_server: Server, django_db_blocker: Any, keyfile_of_this_run: Path
) -> Iterator[Callable]:
    """`inside(work)`: what `work()` answers, asked of this file's database through the product's own code.

    In a thread of its own: while a browser is driven, Django takes the test's for an asynchronous one.
    """
    before = site_settings.DATABASES["default"]["NAME"]

    def there(work: Callable) -> Any:
        point_django_at(database_server, city[0])
        try:
            with override_settings(KEYFILE=keyfile_of_this_run):
                return work()
        finally:
            connections.close_all()
            point_django_at(database_server, before)

    with ThreadPoolExecutor(1) as thread, django_db_blocker.unblock():
        yield lambda work: thread.submit(there, work).result()


@pytest.fixture(scope="module")
def chromium(city: tuple[str, Cast]) -> Iterator[Callable[[], Browser]]:
    """Starts the system's Chromium. Ended with the file: until then Django takes this thread for an asynchronous one."""
    with sync_playwright() as playwright:
        yield lambda: playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox", STAYS_HERE])


@pytest.fixture(scope="module")
def browser(chromium: Callable[[], Browser]) -> Iterator[Browser]:
    browser = chromium()
    yield browser
    browser.close()


@pytest.fixture
def walkers(browser: Browser, site: LiveSite) -> Iterator[Walkers]:
    """Windows for this test, closed after it. Any fault in any of them fails it."""
    watch = Watch(site)
    walkers = Walkers(browser, site, watch)
    yield walkers
    walkers.leave()
    assert watch.faults == []


@pytest.fixture
def signed_in(walkers: Walkers) -> Callable:
    """`signed_in("hana")`: a window in which she has come in."""
    return walkers.signed_in
