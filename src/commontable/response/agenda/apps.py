"""The agenda slice, as Django knows it."""

from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "commontable.response.agenda"
    label = "agenda"
