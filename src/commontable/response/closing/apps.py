"""The closing slice, as Django knows it."""

from django.apps import AppConfig


class ClosingConfig(AppConfig):
    name = "commontable.response.closing"
    label = "closing"
