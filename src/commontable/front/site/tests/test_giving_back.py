"""A connection goes back where the web server asked, also when nobody waits for the answer any more."""

import asyncio

import pytest
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpResponse
from django.test import RequestFactory

from commontable.front.site import giving_back
from commontable.front.site.giving_back import GivesBack


@pytest.fixture
def given_back(monkeypatch):
    seen = []
    monkeypatch.setattr(giving_back, "close_old_connections", lambda: seen.append(True))
    return seen


def of_the_server() -> ASGIRequest:
    return ASGIRequest({"type": "http", "method": "GET", "path": "/", "headers": []}, None)


def test_it_goes_back_after_the_answer(given_back):
    assert GivesBack(lambda request: HttpResponse())(of_the_server()).status_code == 200
    assert given_back == [True]


def test_it_goes_back_when_whoever_asked_went_away(given_back):
    def cancelled(request):
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        GivesBack(cancelled)(of_the_server())
    assert given_back == [True]


def test_a_test_keeps_its_own(given_back):
    GivesBack(lambda request: HttpResponse())(RequestFactory().get("/"))
    assert given_back == []
