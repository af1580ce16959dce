"""The identity slice, as Django knows it."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "commontable.response.identity"
    label = "identity"
