"""Which Django app carries the look?"""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "commontable.groundwork.design"
    label = "design"
