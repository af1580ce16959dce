"""The repeats slice, as Django knows it."""

from django.apps import AppConfig


class RepeatsConfig(AppConfig):
    name = "commontable.response.repeats"
    label = "repeats"
