"""In which language does this person read? The account's choice; before sign-in a cookie, then the browser's."""

from django.conf import settings
from django.utils import translation

COOKIE = "language"


class AccountLanguage:
    """Activates the language for the request. The language is never part of an address."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        with translation.override(_language(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
            return response


def _language(request) -> str:
    known = dict(settings.LANGUAGES)
    chosen = request.user.language if request.user.is_authenticated else request.COOKIES.get(COOKIE, "")
    return chosen if chosen in known else translation.get_language_from_request(request)
