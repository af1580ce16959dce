"""Does the page of pictures show every kind, in both languages, and only what the strict policy lets through?"""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "title"), [("en", "Who works with whom"), ("fr", "Qui travaille avec qui")])
def test_every_kind_is_there_in_the_language_of_the_page(language, title):
    html = Client().get("/design/pictures/", headers={"accept-language": language}).content.decode()
    assert title in html
    assert html.count('<figure class="picture"') == 9
    assert html.count('role="img"') == 18
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html)
