"""Our own file on the page: who opens it, what is read first, what stays typed, and that a buggy template shows nothing."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.template import engines
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.rings import lend
from commontable.groundwork.ledger.models import Entry, Kind
from commontable.response.identity import own_views, views
from commontable.response.identity.actions import seal_identity
from commontable.response.identity.limited import Limited
from commontable.response.identity.models import OwnDocument, OwnSection, YouthRecord
from commontable.response.identity.own_file import read_section
from commontable.response.identity.youth import read_youth_record
from commontable.response.situations.models import Draft
from commontable.response.situations.tests import factories as made
from tests.cast import Cast
from tests.sessions import lock

from .factories import CONTENTS, KEYS, colleague, persons_of, today, written, youth_record
from .test_documents import pdf

pytestmark = pytest.mark.django_db
RULES = Limited(
    name="Zebedee Quill", address="9 Lantern Row", safe=("no_voicemail", "no_home"), safe_words="before noon"
)
FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def draft(cast: Cast) -> Draft:
    return made.drafted(cast)


@pytest.fixture
def client_of(cast: Cast) -> Callable[[str], Client]:
    def enter(name: str) -> Client:
        client = Client()
        client.force_login(cast.accounts[name])
        return client

    return enter


@pytest.fixture
def hana(client_of) -> Client:
    return client_of("hana")


def url(draft: Draft, route: str, **words) -> str:
    return reverse(f"identity:{route}", kwargs={"draft": draft.pk, "person": persons_of(draft)[0], **words})


def named(cast: Cast, draft: Draft, limited: Limited = RULES) -> None:
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        seal_identity(draft, actor=cast.hana, person=persons_of(draft)[0], limited=limited)


def sights(cast: Cast) -> list[str]:
    with acting_as(cast.hana):
        return sorted(Entry.objects.filter(kind=Kind.SAW).values_list("action", flat=True))


def body(answer) -> str:
    return answer.content.decode()


def test_the_file_lists_its_sections_and_opens_none(cast, hana, draft):
    written(cast, draft)
    page = body(hana.get(url(draft, "own_file")))
    assert "What we tried" in page
    assert "grey dog" not in page
    assert sights(cast) == []


@pytest.mark.parametrize("name", ["omar", "chris", "coral", "hugo", "unseated"])
def test_nobody_outside_the_team_can_tell_there_is_a_file(cast, client_of, draft, name):
    written(cast, draft)
    client = client_of(name)
    routes = [url(draft, "own_file"), url(draft, "own_section", section="notes"), url(draft, "keep_youth")]
    routes += [reverse("identity:document", args=[uuid4()]), reverse("identity:youth", args=[uuid4()])]
    assert {client.get(route).status_code for route in routes} == {404}


def test_there_is_no_section_of_another_name(hana, draft):
    assert hana.get(url(draft, "own_section", section="diary")).status_code == 404


@pytest.mark.parametrize("section", ["capacity", "tried", "notes"])
def test_a_section_opens_by_itself_and_is_on_record(cast, hana, draft, section):
    here = url(draft, "own_section", section=section)
    assert hana.get(here).status_code == 200
    assert sights(cast) == []
    written(cast, draft, section)
    said = vars(CONTENTS[section])
    assert str(said.get("text") or said.get("why")) in body(hana.get(here))
    assert sights(cast) == ["read_own_file"]


@pytest.mark.parametrize("section", ["contacts", "guardians"])
def test_the_rules_of_safe_contact_are_read_before_any_way_of_contact(cast, hana, draft, section):
    named(cast, draft)
    written(cast, draft, section)
    here = url(draft, "own_section", section=section)
    first = body(hana.get(here))
    assert "Leave no voicemail" in first
    assert "before noon" in first
    assert "416 555" not in first
    assert sights(cast) == ["read_identity"]
    assert "416 555" not in body(hana.get(f"{here}?read=7"))
    second = body(hana.get(f"{here}?read=1"))
    assert "416 555" in second
    assert sights(cast) == ["read_identity", "read_identity", "read_own_file", "read_safe_contact"]


def test_new_rules_are_read_anew(cast, hana, draft):
    named(cast, draft)
    written(cast, draft, "contacts")
    named(cast, draft, Limited(name="Zebedee Quill", safe=("no_text",)))
    page = body(hana.get(url(draft, "own_section", section="contacts") + "?read=1"))
    assert "Send no text message" in page
    assert "416 555" not in page


def test_that_no_rule_was_written_is_read_as_well(cast, hana, draft):
    written(cast, draft, "contacts")
    here = url(draft, "own_section", section="contacts")
    assert "No rule of safe contact was written down." in body(hana.get(here))
    assert "416 555" in body(hana.get(f"{here}?read=0"))


def rows(section: str, *typed: dict) -> dict:
    said = {"form-TOTAL_FORMS": len(typed), "form-INITIAL_FORMS": 0, "revision": 0}
    return said | {f"form-{n}-{name}": value for n, row in enumerate(typed) for name, value in row.items()}


def test_lines_are_kept_and_empty_ones_are_not(cast, hana, draft):
    sent = rows("contacts", {"kind": "phone", "detail": "416 555 0100"}, {"kind": "email"}, {})
    assert hana.post(url(draft, "own_section", section="contacts"), sent).status_code == 303
    with acting_as(cast.hana), lend(KEYS, cast.hana.holders):
        kept = read_section(OwnSection.objects.select_related("file").get(), cast.hana)
    assert [(row.kind, row.detail) for row in kept.rows] == [("phone", "416 555 0100")]


def test_what_is_too_long_or_on_no_list_is_said_and_stays(hana, draft):
    answer = hana.post(url(draft, "own_section", section="notes"), {"text": "x" * 4001, "revision": 0})
    assert answer.status_code == 422
    assert "x" * 4001 in body(answer)
    sent = rows("contacts", {"kind": "pigeon", "detail": "416 555 0100"})
    answer = hana.post(url(draft, "own_section", section="contacts"), sent)
    assert answer.status_code == 422
    assert "416 555 0100" in body(answer)


@pytest.mark.parametrize("read", ["1", ""])
@pytest.mark.parametrize("section", ["notes", "contacts"])
def test_of_two_who_write_at_once_the_later_sees_both(cast, hana, draft, section, read):
    named(cast, draft)
    written(cast, draft, section)
    mine = rows("contacts", {"kind": "phone", "detail": "my words"}) if section == "contacts" else {"text": "my words"}
    answer = hana.post(url(draft, "own_section", section=section), {**mine, "revision": "", "read": read})
    assert answer.status_code == 409
    assert "my words" in body(answer)
    shows = section == "notes" or read == "1"
    assert ("grey dog" in body(answer) or "416 555 0199" in body(answer)) is shows
    again = hana.post(url(draft, "own_section", section=section), {**mine, "revision": 1, "read": read})
    assert again.status_code == 303


def test_a_locked_session_is_shown_only_what_it_typed(cast, hana, draft):
    written(cast, draft)
    lock(hana)
    answer = hana.post(url(draft, "own_section", section="notes"), {"text": "my words", "revision": 0})
    assert "my words" in body(answer)
    assert "grey dog" not in body(answer)
    assert hana.get(url(draft, "own_section", section="notes")).status_code == 302


def test_a_document_is_kept_taken_to_be_read_and_taken_out(cast, hana, draft):
    sent = {"document": SimpleUploadedFile("Qzsecret plan.pdf", pdf())}
    assert hana.post(url(draft, "add_document"), sent).status_code == 303
    page = body(hana.get(url(draft, "own_file")))
    assert "document-1.pdf" in page
    assert "Qzsecret" not in page
    with acting_as(cast.hana):
        kept = OwnDocument.objects.get()
    taken = hana.get(reverse("identity:document", args=[kept.pk]))
    assert taken["Content-Disposition"] == 'attachment; filename="document-1.pdf"'
    assert taken["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in taken["Cache-Control"]
    assert taken.content.startswith(b"%PDF-")
    assert sights(cast) == ["read_document"]
    assert hana.post(reverse("identity:take_out", args=[kept.pk])).status_code == 303
    assert "document-1.pdf" not in body(hana.get(url(draft, "own_file")))


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"document": SimpleUploadedFile("a.exe", b"MZ")}, "Only PDF"),
        ({}, "No file came"),
        ({"document": SimpleUploadedFile("a.pdf", b"%PDF-" + b"0" * (21 * 1024 * 1024))}, "No file came"),
    ],
)
def test_a_document_that_may_not_be_kept_is_refused_on_the_page(hana, draft, sent, sentence):
    for each in sent.values():
        each.seek(0)
    answer = hana.post(url(draft, "add_document"), sent)
    assert answer.status_code == 422
    assert sentence in body(answer)


def test_what_is_sent_elsewhere_stays_as_small_as_a_list(hana, draft):
    large = SimpleUploadedFile("a.pdf", b"%PDF-" + b"0" * (2 * 1024 * 1024))
    answer = hana.post(url(draft, "own_section", section="notes"), {"text": large, "revision": 0})
    assert not answer.wsgi_request.FILES


def test_a_youth_record_is_written_read_listed_and_ended(cast, hana, client_of, draft):
    other = colleague(cast)
    last = (today() + timedelta(days=9)).isoformat()
    assert hana.get(url(draft, "keep_youth")).status_code == 200
    made_it = hana.post(url(draft, "keep_youth"), {"text": "Qzsanction", "expires_on": last})
    here = made_it["Location"]
    assert "Qzsanction" in body(hana.get(here))
    assert client_of("unseated").get(here).status_code == 404
    assert "Record of" not in body(client_of("unseated").get(url(draft, "own_file")))
    assert "Record of" in body(hana.get(url(draft, "own_file")))
    assert hana.post(f"{here}readers/", {"add": str(other.member)}).status_code == 303
    assert "Qzsanction" in body(client_of("unseated").get(here))
    assert hana.post(f"{here}readers/", {"off": str(other.member)}).status_code == 303
    assert hana.post(f"{here}readers/", {"add": "nobody"}).status_code == 400
    assert client_of("unseated").get(here).status_code == 404
    assert hana.post(here, {"text": "Qzother", "expires_on": last, "revision": 1}).status_code == 303
    late = hana.post(here, {"text": "Qzlate", "expires_on": last, "revision": ""})
    assert late.status_code == 409
    assert "Qzlate" in body(late)
    assert "Qzother" in body(late)
    assert hana.post(f"{here}end/").status_code == 303
    with acting_as(cast.hana):
        assert not YouthRecord.objects.exists()


def test_a_locked_session_puts_nobody_on_the_list_of_a_youth_record(cast, hana, client_of, draft):
    """Being listed is being given the key: at a session left open anybody of the team could list themselves."""
    other, here = colleague(cast), reverse("identity:youth", args=[youth_record(cast, draft).pk])
    lock(hana)
    assert hana.post(f"{here}readers/", {"add": str(other.member)}).status_code == 403
    assert client_of("unseated").get(here).status_code == 404


def test_a_youth_record_without_a_day_to_come_is_refused_and_what_was_typed_stays(cast, hana, draft):
    for said in ({"text": "Qzsanction"}, {"text": "Qzsanction", "expires_on": "2020-01-01"}):
        answer = hana.post(url(draft, "keep_youth"), said)
        assert answer.status_code == 422
        assert "Qzsanction" in body(answer)
    here = reverse("identity:youth", args=[youth_record(cast, draft).pk])
    for said in ({"text": ""}, {"text": "Qzsanction", "expires_on": "2020-01-01", "revision": 1}):
        assert hana.post(here, said).status_code == 422
    lock(hana)
    stale = hana.post(here, {"text": "Qzmine", "expires_on": (today() + timedelta(days=9)).isoformat(), "revision": 0})
    assert "Qzmine" in body(stale)
    assert "Sanction until" not in body(stale)


def test_whoever_is_given_the_name_reads_the_rules_before_the_address(cast, client_of):
    situation = made.at_filter_4(cast)
    made.seal_all(cast, situation, limited=RULES)
    grant = made.grant_to(cast, situation, made.LEAD)
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        made.release(grant, actor=cast.hana, authority="consent")
    person, omar = made.people_of(situation, cast.hana)[0], client_of("omar")
    here = reverse("identity:shown", args=[person.pk])
    first = body(omar.get(here, headers=FRAGMENT))
    assert "Do not come to the home" in first
    assert "Zebedee Quill" in first
    assert "Lantern" not in first
    assert "Lantern" in body(omar.get(f"{here}?read=1", headers=FRAGMENT))
    with acting_as(cast.omar):
        assert Entry.objects.filter(kind=Kind.SAW, action="read_safe_contact").count() == 1
    for route in ("own_file", "keep_youth"):
        assert omar.get(url(made.draft_of(cast, situation), route)).status_code == 404


@pytest.mark.parametrize("page", ["limited", "file"])
@pytest.mark.parametrize("wanted", ["identity", "youth"])
def test_a_template_that_asks_for_more_than_its_page_is_lent_shows_nothing(
    cast, hana, draft, monkeypatch, page, wanted
):
    """FLT-02: the bug is planted in a page that may show the name alone, and in one that may show nothing."""
    named(cast, draft)
    section, youth = written(cast, draft), youth_record(cast, draft)
    asked = {
        "identity": lambda: read_section(section, cast.hana),
        "youth": lambda: read_youth_record(youth, cast.hana),
    }[wanted]
    module = views if page == "limited" else own_views
    here = reverse("identity:shown", args=[persons_of(draft)[0]]) if page == "limited" else url(draft, "own_file")
    buggy = engines["django"].from_string("{{ limited.name }} {{ more }}")
    monkeypatch.setattr(module, "render", lambda request, *_rest, **_more: HttpResponse(buggy.render({"more": more})))
    raised = []

    def more() -> object:
        try:
            return asked()
        except KeyNotHeld as held:
            raised.append(held)
            raise

    answer = hana.get(here)
    assert len(raised) == 1
    assert answer.status_code == 403
    assert not any(word in body(answer) for word in ("grey dog", "Sanction"))
