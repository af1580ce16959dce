"""The release slice, as Django knows it."""

from django.apps import AppConfig


class ReleaseConfig(AppConfig):
    name = "commontable.insight.release"
    label = "release"
