"""The queue slice, as Django knows it."""

from django.apps import AppConfig


class QueueConfig(AppConfig):
    name = "commontable.groundwork.queue"
    label = "queue"
