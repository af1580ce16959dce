"""The accounts slice, as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "commontable.groundwork.accounts"
    label = "accounts"
