"""The interventions slice, as Django knows it."""

from django.apps import AppConfig


class InterventionsConfig(AppConfig):
    name = "commontable.response.interventions"
    label = "interventions"
