"""With pgbouncer behind it and nginx before it, as deploy/ has them, the site is the site: who asks sees their own, and hears at once."""

import getpass
import http.client
import os
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from commontable.front.site.postgres.server_user import server_user

from .people import Person
from .place import ROOT, Place, free_port
from .test_live import PATIENCE, planned, told

pytestmark = pytest.mark.drill

DEPLOY = ROOT / "deploy"
SEARCHED = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])
PGBOUNCER, NGINX, OPENSSL = (shutil.which(each, path=SEARCHED) for each in ("pgbouncer", "nginx", "openssl"))


def replaced(file: Path, changes: dict[str, str]) -> str:
    """The file of deploy/ with these lines as a test must have them; each must be there."""
    text = file.read_text()
    for line, instead in changes.items():
        assert line in text, f"{file.name} has no longer: {line}"
        text = text.replace(line, instead)
    return text


@contextmanager
def running(command: list[str], **options: object) -> Iterator[None]:
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, **options)  # type: ignore[call-overload]
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def behind(place: Place) -> Iterator[Place]:
    """The site with one single connection to PostgreSQL for all its requests, by pgbouncer."""
    if not PGBOUNCER:
        pytest.skip("pgbouncer is not installed: nothing was asked through it")
    folder, port, user = place.folder / "pgbouncer", free_port(), server_user()
    folder.mkdir()
    (folder / "userlist.txt").write_text(f'"ct_app" "{place.cluster.passwords["ct_app"]}"\n')
    ini = replaced(
        DEPLOY / "pgbouncer" / "pgbouncer.ini",
        {
            "commontable = host=/var/run/postgresql port=5432 dbname=commontable": (
                f"{place.database} = host={place.cluster.socket} dbname={place.database}"
            ),
            "listen_port = 6432": f"listen_port = {port}",
            "/etc/pgbouncer/userlist.txt": str(folder / "userlist.txt"),
            "default_pool_size = 16": "default_pool_size = 1",
        },
    )
    (folder / "pgbouncer.ini").write_text(ini)
    for each in (folder, *folder.iterdir()):
        os.chown(each, user.uid if user else -1, user.gid if user else -1)
    who = {"user": user.uid, "group": user.gid, "extra_groups": []} if user else {}
    log = (folder / "log").open("wb")
    with log, running([PGBOUNCER, str(folder / "pgbouncer.ini")], stdout=log, stderr=log, cwd="/", **who):
        password = place.cluster.passwords["ct_app"]
        address = f"postgresql://ct_app:{password}@127.0.0.1:{port}/{place.database}"
        place.start("web", DATABASE_URL=address, CT_PREPARE="0")
        place.healed()
        yield place


@pytest.fixture(scope="module")
def nginx(behind: Place) -> Iterator[int]:
    """The port of nginx before the site."""
    if not (NGINX and OPENSSL):
        pytest.skip("nginx is not installed: nothing was asked through it")
    folder, port, plain = behind.folder / "nginx", free_port(), free_port()
    folder.mkdir()
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-days", "2"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run([OPENSSL, *made, *files], check=True, capture_output=True)
    site = replaced(
        DEPLOY / "nginx" / "commontable.conf",
        {
            "127.0.0.1:8000;": f"127.0.0.1:{behind.port};",
            "    listen 80;\n    listen [::]:80;": f"    listen 127.0.0.1:{plain};",
            "    listen 443 ssl http2;\n    listen [::]:443 ssl http2;": f"    listen 127.0.0.1:{port} ssl http2;",
            "/etc/ssl/commontable/fullchain.pem": str(folder / "cert.pem"),
            "/etc/ssl/commontable/privkey.pem": str(folder / "key.pem"),
            "/var/log/nginx": str(folder),
        },
    )
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder / kind};\n" for kind in kinds)
    user = f"user {getpass.getuser()};\n" if os.geteuid() == 0 else ""
    whole = f"{user}daemon off;\npid {folder / 'pid'};\nevents {{}}\nhttp {{\n{temporary}{site}}}\n"
    (folder / "nginx.conf").write_text(whole)
    command = [NGINX, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    looked = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert looked.returncode == 0, looked.stderr
    with running(command):
        until_it_answers(port)
        yield port


def until_it_answers(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with suppress(OSError), asked(port, "/health/") as answer:
            assert answer.read() == b"ok\n"
            return
        time.sleep(0.1)
    raise AssertionError("nginx did not come up")


@contextmanager
def asked(port: int, path: str, **headers: str) -> Iterator[http.client.HTTPResponse]:
    """What nginx answers. The certificate was made a moment ago: it is trusted."""
    connection = http.client.HTTPSConnection(
        "127.0.0.1", port, timeout=PATIENCE, context=ssl._create_unverified_context()
    )
    with closing(connection):
        connection.request("GET", path, headers=headers)
        with connection.getresponse() as answer:
            yield answer


def status(port: int, path: str) -> int:
    with asked(port, path) as answer:
        return answer.status


def own_page(person: Person) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", person.port, timeout=PATIENCE)
    try:
        connection.request("GET", "/", headers=person._headers())
        answer = connection.getresponse()
        assert answer.status == 200
        return answer.read().decode()
    finally:
        connection.close()


def signed_in(place: Place, name: str) -> Person:
    person = Person(name, place.port)
    assert person.sign_in()
    return person


def test_over_one_connection_everybody_still_sees_their_own(behind: Place) -> None:
    people = [signed_in(behind, name) for name in ("sara", "chris")]
    first = {person.name: own_page(person).count("<a ") for person in people}
    with ThreadPoolExecutor(6) as at_once:
        pages = list(at_once.map(lambda person: (person.name, own_page(person).count("<a ")), people * 15))
    assert set(pages) == set(first.items())


def test_a_meeting_is_planned_and_followed_through_both(behind: Place, nginx: int) -> None:
    chris, sara = signed_in(behind, "chris"), signed_in(behind, "sara")
    meeting = planned(behind, chris, "2031-06-03")
    with asked(nginx, f"/meetings/{meeting}/changed/?seen={time.time() + 3600}", **sara._headers()) as page:
        assert (page.status, page.headers["Content-Type"]) == (200, "text/event-stream")
        assert told(page), "each line goes out at once, while the answer goes on"


def test_metrics_are_not_for_outside(nginx: int) -> None:
    assert status(nginx, "/metrics/") == 404


def test_the_log_of_nginx_has_no_path_and_no_address(behind: Place, nginx: int) -> None:
    assert status(nginx, "/health/") == 200
    lines = (behind.folder / "nginx" / "commontable.log").read_text().splitlines()
    assert lines
    assert all(re.fullmatch(r"\S+ [A-Z]+ \d{3} \d+ [\d.]+", line) for line in lines)


def test_whoever_tries_many_passphrases_waits(nginx: int) -> None:
    assert 429 in {status(nginx, "/sign-in/") for _ in range(30)}
