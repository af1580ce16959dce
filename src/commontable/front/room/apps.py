"""The room, as Django knows it."""

from django.apps import AppConfig


class RoomConfig(AppConfig):
    """The meeting as it happens: who is told that it changed, and the room screen."""

    name = "commontable.front.room"
    label = "room"
