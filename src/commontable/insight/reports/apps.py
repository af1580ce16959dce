"""The reports slice, as Django knows it."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "commontable.insight.reports"
    label = "reports"

    def ready(self) -> None:
        from .offering import offer_all

        offer_all()
