"""The upkeep slice, as Django knows it."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "commontable.groundwork.upkeep"
    label = "upkeep"
