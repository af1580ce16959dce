"""Which mail server do letters leave by?"""

import pytest

from commontable.front.site.mail import MailAddressWrong, mailer, site_url

FROM = {"CT_MAIL_FROM": "table@example.org"}


def test_without_an_address_there_is_no_mail():
    assert mailer({}) == {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}


@pytest.mark.parametrize(
    ("url", "port", "starttls", "tls"),
    [
        ("smtp://mail.example.org", 587, True, False),
        ("smtp://mail.example.org:25?starttls=no", 25, False, False),
        ("smtp://127.0.0.1:2525", 2525, False, False),
        ("smtps://mail.example.org", 465, False, True),
    ],
)
def test_smtp_is_encrypted_unless_it_is_said_or_stays_on_this_machine(url, port, starttls, tls):
    found = mailer({"CT_SMTP_URL": url, **FROM})["OPTIONS"]
    assert (found["port"], found["use_tls"], found["use_ssl"]) == (port, starttls, tls)


def test_name_and_password_are_percent_encoded():
    found = mailer({"CT_SMTP_URL": "smtp://me%40example.org:a%2Fb@mail.example.org", **FROM})["OPTIONS"]
    assert (found["username"], found["password"]) == ("me@example.org", "a/b")


@pytest.mark.parametrize("url", ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://host:port"])
def test_what_is_no_mail_server_is_refused(url):
    with pytest.raises(MailAddressWrong, match="CT_SMTP_URL"):
        mailer({"CT_SMTP_URL": url, **FROM})


@pytest.mark.parametrize("sender", ["", "nobody", "a@b\nBcc: c@d"])
def test_letters_come_from_an_address(sender):
    with pytest.raises(MailAddressWrong, match="CT_MAIL_FROM"):
        mailer({"CT_SMTP_URL": "smtp://mail.example.org", "CT_MAIL_FROM": sender})


@pytest.mark.parametrize(
    ("env", "url"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"CT_PORT": "8016"}, "http://127.0.0.1:8016"),
        ({"CT_TRUSTED_ORIGINS": "https://table.example.org,https://other"}, "https://table.example.org"),
        ({"CT_SITE_URL": "https://a.example.org/", "CT_TRUSTED_ORIGINS": "https://b"}, "https://a.example.org"),
    ],
)
def test_a_letter_names_the_site(env, url):
    assert site_url(env) == url
