"""The keys slice, as Django knows it."""

from django.apps import AppConfig


class KeysConfig(AppConfig):
    name = "commontable.groundwork.keys"
    label = "keys"
