"""Does the page of pictures show every kind, in both languages, and only what the strict policy lets through?"""

import re

import pytest
from django.test import Client

from commontable.insight.pictures.samples import pictures

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "title"), [("en", "Who works with whom"), ("fr", "Qui travaille avec qui")])
def test_every_kind_is_there_in_the_language_of_the_page(language, title):
    html = Client().get("/design/pictures/", headers={"accept-language": language}).content.decode()
    assert title in html
    drawn = pictures(language)
    assert html.count('<figure class="picture"') == len(drawn) > 10
    assert html.count('role="img"') == 2 * len(drawn)
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html)
