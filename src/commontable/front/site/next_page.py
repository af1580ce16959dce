"""Where does a person go on to? To the page of this site that was named, and to no other site."""

from django.utils.http import url_has_allowed_host_and_scheme

from commontable.groundwork.access.requests import Request


def next_page(request: Request) -> str:
    """The address in `next`, or the start page where it leads elsewhere."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()) else "/"
