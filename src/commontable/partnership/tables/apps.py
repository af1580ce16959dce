"""The tables slice, as Django knows it."""

from django.apps import AppConfig


class TablesConfig(AppConfig):
    name = "commontable.partnership.tables"
    label = "tables"
