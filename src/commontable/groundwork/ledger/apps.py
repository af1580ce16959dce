"""The ledger slice, as Django knows it."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "commontable.groundwork.ledger"
    label = "ledger"
