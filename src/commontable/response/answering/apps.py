"""The answering slice, as Django knows it."""

from django.apps import AppConfig


class AnsweringConfig(AppConfig):
    name = "commontable.response.answering"
    label = "answering"
