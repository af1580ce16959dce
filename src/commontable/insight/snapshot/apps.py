"""The snapshot slice, as Django knows it."""

from django.apps import AppConfig


class SnapshotConfig(AppConfig):
    name = "commontable.insight.snapshot"
    label = "snapshot"
