"""The desk slice, as Django knows it."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "commontable.front.desk"
    label = "desk"
