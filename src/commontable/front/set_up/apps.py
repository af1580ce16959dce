"""The set-up pages, as Django knows them."""

from django.apps import AppConfig


class SetUpConfig(AppConfig):
    name = "commontable.front.set_up"
    label = "set_up"
