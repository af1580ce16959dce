"""The vocabulary slice, as Django knows it."""

from django.apps import AppConfig
from django.core.checks import register


class VocabularyConfig(AppConfig):
    name = "commontable.groundwork.vocabulary"
    label = "vocabulary"

    def ready(self) -> None:
        from commontable.groundwork.vocabulary.checks import every_list_can_be_read  # it reads models, by now loaded

        register(every_list_can_be_read)
