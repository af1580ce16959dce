"""The filters slice, as Django knows it."""

from django.apps import AppConfig


class FiltersConfig(AppConfig):
    name = "commontable.response.filters"
    label = "filters"
