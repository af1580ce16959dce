"""What does every answer carry, whatever it answers? The headers, cookies and markup of SEC-10, SEC-11 and SEC-15."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.template import Context, Template
from django.test import Client, override_settings
from django.urls import reverse
from django.utils.module_loading import import_string

from commontable.front.desk import meeting_room, situation_file, today
from commontable.front.site.headers import PERMISSIONS
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity
from tests.canary.sinks import in_the_log, listening
from tests.cast import PASSWORD
from tests.matrix.asking import ask, client_of, words
from tests.matrix.test_matrix import METHODS
from tests.routes import routes
from tests.world import World

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # nothing leaves the site; with less, browsers send forms as from nowhere
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": PERMISSIONS,
}
STATIC = ("/static/design/focus.js", "/static/design/vendor/htmx-2.0.11.min.js", "/static/design/no-such-file.css")
ELSEWHERE = re.compile(r"^(?:[a-z]+:)?//|^(?:data|blob|javascript):", re.I)
ADDRESSES = {"src", "href", "action", "formaction", "hx-get", "hx-post", "hx-put", "hx-delete", "poster", "data"}


class Markup(HTMLParser):
    """What in a page the content policy forbids, or what would lead outside."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self._script_without_source = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._script_without_source = tag == "script" and "src" not in given
        if tag in ("style", "iframe", "object", "embed", "base"):
            self.wrong.append(f"<{tag}>")
        for name, value in given.items():
            if name == "style" or name.startswith(("on", "hx-on")):
                self.wrong.append(f"<{tag} {name}>")
            if name in ADDRESSES and ELSEWHERE.search(value.strip()):
                self.wrong.append(f'<{tag} {name}="{value}">')

    def handle_data(self, data: str) -> None:
        if self._script_without_source and data.strip():
            self.wrong.append("<script> with its text in the page")
            self._script_without_source = False


def wrong_headers(answer: HttpResponse, *, is_static: bool = False) -> list[str]:
    wrong = [f"{name}: {answer.get(name)}" for name, right in ALWAYS.items() if answer.get(name) != right]
    policy = answer.get("Content-Security-Policy", "")
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.split(";") if rule.strip())
    wrong += [f"policy {name}: {rules.get(name)}" for name, right in POLICY.items() if rules.get(name) != right]
    wrong += [f"policy with {word}" for word in ("unsafe-", "*", "http:", "data:") if word in policy]
    if not is_static and answer.get("Cache-Control") != "no-store":
        wrong.append(f"Cache-Control: {answer.get('Cache-Control')}")
    wrong += [f"{name} is told" for name in ("Server", "X-Powered-By") if name in answer.headers]
    return wrong


def wrong_in(answer: HttpResponse) -> list[str]:
    is_page = answer.get("Content-Type", "").startswith("text/html") and not answer.streaming
    return wrong_headers(answer) + (Markup(answer.content.decode()).wrong if is_page else [])


@pytest.mark.parametrize("actor", ["own", "chair", "twin", "out"])
def test_every_answer_has_its_headers_and_nothing_inline(world, undone, actor):
    client = client_of(world, actor, raise_request_exception=False)
    wrong, place = [], 0
    for route in routes():
        for label in ("draft", "intervening", "minimised") if {"draft", "number"} & set(route.words) else ("filter_4",):
            url = route.url(words(world, world.cases[label]))
            place += 1
            answers = [ask(client, "GET", url), ask(client, "POST", url, {})]
            answers += [ask(client, METHODS[place % len(METHODS)], url)]
            wrong += [f"{route.name} {answer.status_code}: {what}" for answer in answers for what in wrong_in(answer)]
    assert wrong == []


@pytest.mark.parametrize("url", STATIC)
def test_static_files_carry_them_too(world, undone, url):
    answer = Client().get(url)
    answer.close()
    assert wrong_headers(answer, is_static=True) == []


@pytest.mark.parametrize("url", ["/no/such/page/", "/situations/%00/", "/meetings/not-an-id/", "//evil.example/"])
def test_a_page_that_never_was_carries_them_too(world, undone, url):
    assert wrong_in(client_of(world, "own").get(url)) == []


def test_a_request_for_another_host_carries_them_too(world, undone):
    answer = Client(raise_request_exception=False).get("/sign-in/", headers={"Host": "evil.example"})
    assert (answer.status_code, wrong_in(answer)) == (400, [])


def test_a_failure_carries_them_too(world, undone, monkeypatch):
    monkeypatch.setattr(today, "dues", _fail)
    answer = client_of(world, "own", raise_request_exception=False).get("/")
    assert (answer.status_code, wrong_in(answer)) == (500, [])


def test_a_failure_says_nothing_of_what_failed(world, undone, monkeypatch):
    monkeypatch.setattr(today, "dues", _fail)
    answer = client_of(world, "own", raise_request_exception=False).get("/")
    assert b"Traceback" not in answer.content
    assert b"Qz" not in answer.content


@pytest.mark.parametrize("markup", ['<p onclick="x()">', '<p style="x">', "<script>x()</script>", "<style>p{}</style>"])
def test_what_is_inline_is_found(markup):
    assert Markup(markup).wrong


@pytest.mark.parametrize(
    "link", ["//cdn.example/x.js", "https://cdn.example/x.js", "javascript:x()", "data:text/html,x"]
)
def test_what_leads_outside_is_found(link):
    assert Markup(f'<script src="{link}"></script>').wrong


# Cookies, and what signing out leaves


def test_the_session_s_cookies_are_for_this_site_and_no_script(world, undone):
    client = Client()
    answer = client.post(reverse("site:sign_in"), {"email": "hana@example.org", "password": PASSWORD})
    assert answer.status_code == 302
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        cookie = answer.cookies[name]
        assert (cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, "Strict", "")
    assert answer.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == ""


def test_in_production_cookies_keep_to_this_host_and_to_tls():
    written = (settings.ROOT / "front" / "site" / "settings.py").read_text()
    for setting in ("SESSION_COOKIE", "CSRF_COOKIE"):
        assert re.search(rf'{setting}_NAME = "__Host-\w+" if PRODUCTION', written)
        assert f"{setting}_SECURE = PRODUCTION" in written
    assert "SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION" in written
    assert "SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION" in written


@override_settings(SECURE_HSTS_SECONDS=31_536_000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True)
def test_over_tls_the_browser_is_told_to_stay_there():
    answer = Client().get("/static/design/focus.js", secure=True)
    answer.close()
    assert answer["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_signing_out_clears_the_browser_and_ends_the_session(world, undone):
    client = client_of(world, "own")
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    answer = client.post(reverse("site:sign_out"))
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    assert client.get("/").status_code == 302


def test_signing_in_gives_another_session_than_the_one_before(world, undone):
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = "planted0planted0planted0planted0"
    client.post(reverse("site:sign_in"), {"email": "hana@example.org", "password": PASSWORD})
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != "planted0planted0planted0planted0"


# Failing closed


def _fail(*_args, **_options):
    raise RuntimeError("planted")


@pytest.mark.parametrize("middleware", settings.MIDDLEWARE)
@pytest.mark.parametrize("after", [False, True], ids=["before the page", "after the page"])
def test_whichever_middleware_fails_the_answer_is_500_and_no_data(world, undone, monkeypatch, middleware, after):
    case = world.cases["filter_4"]
    client = client_of(world, "own", raise_request_exception=False)
    kind = import_string(middleware)
    real = kind.__call__

    def fail(self, request):
        if after:
            real(self, request)
        raise RuntimeError("planted")

    monkeypatch.setattr(kind, "__call__", fail)
    with listening() as log:
        answer = client.get(f"/identity/people/{case.people[0].person}/")
    assert answer.status_code == 500
    assert b"Qz" not in answer.content
    assert in_the_log(log) == []


# A page that tries to show a name it is lent no key for (FLT-02)


class LeakyName:
    """What a careless template might print: the person's name, opened when it is rendered."""

    def __init__(self, world: World, person) -> None:
        self.world, self.person = world, person

    def __str__(self) -> str:
        sealed = SealedIdentity.objects.get(pk=self.person)
        return read_identity(sealed, self.world.cast.hana).name


PRINTED = {
    "the situation file": (situation_file, "/situations/{number}/"),
    "the meeting": (meeting_room, "/meetings/{meeting}/?item={number}"),
    "today": (today, "/"),
}


@pytest.mark.parametrize("stage", ["filter_2", "filter_4"])
@pytest.mark.parametrize("where", PRINTED)
def test_a_template_that_prints_a_name_shows_nothing(world, undone, monkeypatch, where, stage):
    module, address = PRINTED[where]
    case, real = world.cases[stage], module.render

    def render(request, template, context=None, **options):
        answer = real(request, template, context, **options)
        careless = Template("<p>{{ person }}</p>").render(Context({"person": LeakyName(world, case.people[0].person)}))
        answer.content += careless.encode()
        return answer

    monkeypatch.setattr(module, "render", render)
    client = client_of(world, "own")
    answer = client.get(address.format(number=case.number, meeting=world.meetings["EA"]))
    assert answer.status_code == 403
    assert case.people[0].name.encode() not in answer.content
    assert str(case.people[0].person).encode() not in answer.content
    assert "design/errors/403.html" in [template.name for template in answer.templates]
    assert wrong_in(answer) == []


def test_without_a_ring_the_name_is_not_held(world, undone):
    with acting_as(world.cast.hana), pytest.raises(KeyNotHeld):
        str(LeakyName(world, world.cases["filter_4"].people[0].person))
