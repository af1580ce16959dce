"""The emergency slice, as Django knows it."""

from django.apps import AppConfig


class EmergencyConfig(AppConfig):
    name = "commontable.response.emergency"
    label = "emergency"
