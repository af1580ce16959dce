"""The access slice, as Django knows it."""

from django.apps import AppConfig
from django.core import checks


class AccessConfig(AppConfig):
    name = "commontable.groundwork.access"
    label = "access"

    def ready(self) -> None:
        checks.register(every_route_names_a_rule, checks.Tags.urls)


def every_route_names_a_rule(app_configs, **options) -> list[checks.CheckMessage]:
    """An error for each route without a rule: it would answer nobody."""
    from django.urls import get_resolver

    from .pages import undeclared

    return [
        checks.Error(f"The route {route!r} names no rule.", hint="Declare it with @page(may_…).", id="access.E001")
        for route in undeclared(get_resolver().url_patterns)
    ]
