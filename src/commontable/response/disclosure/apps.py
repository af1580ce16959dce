"""The disclosure slice, as Django knows it."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "commontable.response.disclosure"
    label = "disclosure"
