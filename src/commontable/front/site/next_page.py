"""Where does a person go on to? To the page of this site that was named, and to no other site."""

from urllib.parse import urlsplit

from django.utils.http import url_has_allowed_host_and_scheme

from commontable.groundwork.access.requests import Request


def next_page(request: Request) -> str:
    """The address in `next`, or the start page where it leads elsewhere."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    return wanted if _is_ours(request, wanted) else "/"


def pressed_on(request: Request) -> str:
    """The page this was asked for on: itself where it is read, else the one with the button, or the start page.

    An address that is only sent to has nothing to read, and nor has a part of a page.
    """
    if request.htmx:
        return request.htmx.current_url_abs_path or "/"
    if request.method != "POST":
        return request.get_full_path()
    page = request.headers.get("Referer", "")
    return urlsplit(page)._replace(scheme="", netloc="", fragment="").geturl() if _is_ours(request, page) else "/"


def _is_ours(request: Request, address: str) -> bool:
    return url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
