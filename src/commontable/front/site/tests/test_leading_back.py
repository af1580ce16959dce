"""Where does somebody go on to who pressed a button and had to sign in first? To the page with the button, or home."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from commontable.response.situations.tests import factories as made
from tests.cast import PASSWORD, Cast
from tests.sessions import lock

pytestmark = pytest.mark.django_db
HERE = "http://testserver"


@pytest.fixture
def situation(cast: Cast):
    return made.brought(cast)


def led_to(answer) -> str:
    return answer["Location"]


def door(to: str) -> str:
    return f"{reverse('site:sign_in')}?{urlencode({'next': to})}"


def test_whoever_presses_signed_out_comes_back_to_the_page_with_the_button(cast, situation):
    client, page = Client(), reverse("desk:situation", args=[situation.number])
    pressed = client.post(
        reverse("moves:withdraw", args=[situation.number]), headers={"Referer": HERE + page + "?a=b#c"}
    )
    assert led_to(pressed) == door(page + "?a=b")
    words = {"email": "hana@example.org", "password": PASSWORD, "next": page + "?a=b"}
    assert led_to(client.post(reverse("site:sign_in"), words)) == page + "?a=b"
    assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", [None, "https://elsewhere.example/situations/", "javascript:1", "//elsewhere.example"])
def test_without_a_page_of_ours_it_is_the_start_page(cast, page):
    headers = {"Referer": page} if page else {}
    assert led_to(Client().post(reverse("disclosure:renew", args=["EA-26-0001"]), headers=headers)) == door("/")


def test_a_page_that_was_only_read_is_itself(cast):
    assert led_to(Client().get("/situations/?stage=closed")) == door("/situations/?stage=closed")


def test_a_part_of_a_page_leads_to_the_page_it_is_on(cast):
    for url, page in ((HERE + "/meetings/", "/meetings/"), ("https://elsewhere.example/", "/")):
        answer = Client().get("/situations/", headers={"HX-Request": "true", "HX-Current-URL": url})
        assert led_to(answer) == door(page)


def test_a_button_without_words_pressed_in_a_locked_session_leads_back_to_its_page(cast):
    situation = made.at_filter_4(cast)
    client = Client()
    client.force_login(cast.accounts["hana"])
    lock(client)
    renew = reverse("disclosure:renew", args=[situation.number])
    asked = client.post(renew, headers={"Referer": HERE + "/"}).content.decode()
    assert '<input type="hidden" name="next" value="/">' in asked
    assert led_to(client.post(reverse("site:confirm"), {"passphrase": PASSWORD, "next": "/"})) == "/"


@pytest.mark.parametrize("asked", ["?q=%00", "?%00=1", "?stage=closed&q=a%00b"])
@pytest.mark.parametrize("page", ["/", "/situations/", "/meetings/", "/numbers/", "/sign-in/"])
def test_a_nul_in_an_address_is_answered_in_words(cast, page, asked):
    client = Client()
    client.force_login(cast.accounts["hana"])
    answer = client.get(page + asked)
    assert answer.status_code == 400
    assert "no text" in answer.content.decode()
