"""The agreements slice, as Django knows it."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "commontable.partnership.agreements"
    label = "agreements"
