"""The agencies slice, as Django knows it."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "commontable.partnership.agencies"
    label = "agencies"
