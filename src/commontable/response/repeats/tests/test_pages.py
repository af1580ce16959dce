"""How does looking for somebody look? To whoever looks it looks the same, whatever there is."""

import pytest

from commontable.response.situations.tests import factories as made

from .pairs import AGAIN, known, met, prompt_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(client, cast):
    def of(name: str):
        client.force_login(cast.accounts[name])
        return client

    return of


def test_today_offers_it_once_and_says_that_nothing_is_told(cast, browser):
    situation = met(cast, "Hospital East")
    hana = browser("hana")
    before = hana.get("/").content.decode()
    assert "Did another team bring the same person?" in before
    assert "You are told nothing, whatever there is" in before
    answer = hana.post(f"/same/{situation.number}/look/", follow=True)
    assert answer.redirect_chain == [("/", 302)]
    assert "Did another team bring the same person?" not in answer.content.decode()


def test_nobody_else_finds_the_press(cast, browser):
    situation = met(cast, "Hospital East")
    assert browser("omar").post(f"/same/{situation.number}/look/").status_code == 403
    assert browser("hugo").post(f"/same/{situation.number}/look/").status_code == 404
    early = made.brought(cast, "Hospital East")
    assert browser("hana").post(f"/same/{early.number}/look/").status_code == 403


def test_the_coordinator_reads_two_numbers_and_asks(cast, browser):
    prompt = prompt_for(cast, "Police West")
    coral = browser("coral")
    today = coral.get("/").content.decode()
    assert f"{prompt.earlier_number} and {prompt.later_number} may be one situation." in today
    page = coral.get(f"/moves/same/{prompt.pk}/").content.decode()
    assert "Blackwood" not in page
    assert "Ask the team that brought the earlier number" in page
    assert coral.post(f"/moves/same/{prompt.pk}/", {"say": "ask"}).status_code == 302
    after = coral.get(f"/moves/same/{prompt.pk}/").content.decode()
    assert "Waits for an answer." in after
    assert "Do not ask" not in after


def test_the_earlier_team_reads_its_own_number_and_agrees(cast, browser):
    prompt = prompt_for(cast, "Police West")
    browser("coral").post(f"/moves/same/{prompt.pk}/", {"say": "ask"})
    hana = browser("hana")
    assert f"A coordinator asks whether {prompt.earlier_number} may be connected" in hana.get("/").content.decode()
    page = hana.get(f"/moves/same/{prompt.pk}/").content.decode()
    assert "are counted as one situation of the city" in page
    assert (prompt.later_number in page, "West table" in page) == (False, False)
    assert hana.post(f"/moves/same/{prompt.pk}/", {"say": "same"}).status_code == 302
    assert "This was answered already." in hana.get(f"/moves/same/{prompt.pk}/").content.decode()
    assert "Possibly one situation" not in hana.get("/").content.decode()


def test_of_one_table_the_page_says_that_the_later_number_gives_way(cast, browser):
    prompt = prompt_for(cast)
    browser("coral").post(f"/moves/same/{prompt.pk}/", {"say": "ask"})
    assert "it gives way to yours" in browser("hana").get(f"/moves/same/{prompt.pk}/").content.decode()


def test_an_answer_that_is_none_is_not_taken(cast, browser):
    prompt = prompt_for(cast)
    assert browser("coral").post(f"/moves/same/{prompt.pk}/", {"say": "perhaps"}).status_code == 400
    known(cast, "School East", AGAIN)
    assert browser("omar").get(f"/moves/same/{prompt.pk}/").status_code == 404
