"""The past slice, as Django knows it."""

from django.apps import AppConfig


class PastConfig(AppConfig):
    name = "commontable.response.past"
    label = "past"
