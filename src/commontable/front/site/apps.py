"""The site, as Django knows it."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "commontable.front.site"
    label = "site"
