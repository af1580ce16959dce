"""Database addresses: what Django and the other roles make of them."""

import pytest

from commontable.front.site.postgres import StartError, parse_url, url_for

SOCKET = "postgresql://ct_app:s%40e%2Fcret@/commontable?host=/srv/a%20b/socket"


def test_an_address_becomes_djangos_fields() -> None:
    assert parse_url("postgresql://ct_app:pw@db.example:5433/commontable?sslmode=verify-full") == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "commontable",
        "USER": "ct_app",
        "PASSWORD": "pw",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "verify-full"},
    }


def test_a_socket_folder_is_a_host() -> None:
    entry = parse_url(SOCKET)
    assert (entry["HOST"], entry["PASSWORD"]) == ("/srv/a b/socket", "s@e/cret")


def test_another_role_keeps_host_and_tls() -> None:
    given = "postgresql://admin:x@db.example:5433/postgres?sslmode=require"
    entry = parse_url(url_for(given, user="ct_app", password="p@/ss", database="commontable"))
    assert entry["HOST"] == "db.example"
    assert entry["PORT"] == "5433"
    assert entry["OPTIONS"] == {"sslmode": "require"}
    assert (entry["USER"], entry["PASSWORD"], entry["NAME"]) == ("ct_app", "p@/ss", "commontable")


@pytest.mark.parametrize("url", ["", "mysql://a:secret@b/c", "postgresql://a:secret@h/db?nonsense=1"])
def test_an_unreadable_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(StartError) as refusal:
        parse_url(url)
    assert "secret" not in str(refusal.value)
