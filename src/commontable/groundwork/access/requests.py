"""What does a page know of its request? Besides Django's own, who is acting."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from .actor import Actor

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from commontable.groundwork.accounts.models import Account


class Request(HttpRequest):
    """A request as every page gets it. Used as a type only: the middleware puts these on Django's own request."""

    actor: Actor
    user: "Account"  # type: ignore[assignment]  # Django says AbstractBaseUser or anonymous; a page's rule decides
    htmx: "HtmxDetails"
    fault: Exception | None
