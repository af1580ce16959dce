"""The meetings slice, as Django knows it."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "commontable.partnership.meetings"
    label = "meetings"
