"""The slice, as Django knows it."""

from django.apps import AppConfig


class Maps(AppConfig):
    name = "commontable.insight.maps"
    label = "maps"
