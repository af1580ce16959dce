"""The situations slice, as Django knows it."""

from django.apps import AppConfig


class SituationsConfig(AppConfig):
    name = "commontable.response.situations"
    label = "situations"
