"""The returns slice, as Django knows it."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "commontable.response.returns"
    label = "returns"
