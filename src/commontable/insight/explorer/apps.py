"""The slice, as Django knows it."""

from django.apps import AppConfig


class Explorer(AppConfig):
    name = "commontable.insight.explorer"
    label = "explorer"
