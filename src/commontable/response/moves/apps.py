"""The moves slice, as Django knows it."""

from django.apps import AppConfig


class MovesConfig(AppConfig):
    name = "commontable.response.moves"
    label = "moves"
