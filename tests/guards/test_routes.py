"""A page that names no rule answers nobody, and a check names it."""

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import get_resolver, path

from commontable.groundwork.access.apps import every_route_names_a_rule
from commontable.groundwork.access.pages import undeclared


def forgotten(request):
    return HttpResponse("leak")


class Planted:
    """The site's addresses and one page without a rule."""

    urlpatterns = [*get_resolver("commontable.front.site.urls").url_patterns, path("forgotten/", forgotten)]
    handler404 = "commontable.front.site.faults.not_found"


def test_every_route_of_the_site_names_a_rule():
    assert list(undeclared(get_resolver("commontable.front.site.urls").url_patterns)) == []


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=Planted)
def test_a_forgotten_page_answers_nobody(cast):
    client = Client()
    client.force_login(cast.accounts["hana"])
    answer = client.get("/forgotten/")
    assert answer.status_code == 403
    assert b"leak" not in answer.content


@override_settings(ROOT_URLCONF=Planted)
def test_the_check_names_the_forgotten_page():
    assert ["forgotten/" in str(message.msg) for message in every_route_names_a_rule(None)] == [True]
