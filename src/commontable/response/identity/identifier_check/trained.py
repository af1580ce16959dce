"""Whom does a trained pipeline take for somebody? An extra, off by default: what it finds only warns, beside the rules.

The pipelines are files the installation put there itself. Nothing is fetched, nothing is sent, and no word that was read
is kept: a text is read in a zone of memory of its own, which is emptied after it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from .findings import Finding, Kind

if TYPE_CHECKING:
    from spacy.language import Language

LANGUAGES = ("en", "fr")
ANY_LANGUAGE = "xx"
PERSON = frozenset(["PERSON", "PER"])
"""What pipelines call somebody: those of English the one, those of French the other."""
NOT_NEEDED = ("tagger", "parser", "senter", "morphologizer", "lemmatizer", "attribute_ruler", "textcat")
"""Parts of a pipeline that find nobody, and are not loaded."""
WRONG = (OSError, ValueError, LookupError, TypeError, AttributeError, ImportError, RuntimeError)
"""What spaCy raises over a folder that is none of its own, or is torn."""


class PipelineRefused(Exception):
    """The folder holds nothing that can be read with. Carries the sentence for whoever set it."""


class Trained:
    """The pipelines of one folder, by language."""

    def __init__(self, pipelines: dict[str, "Language"]) -> None:
        self.pipelines = pipelines
        self._one_at_a_time = Lock()

    def find(self, text: str) -> list[Finding]:
        """Each run of words that a pipeline of the text's language takes for somebody."""
        return [found for language in self._languages(text) for found in self._read(self.pipelines[language], text)]

    def _languages(self, text: str) -> list[str]:
        """Of the languages that have a pipeline those the text is written in: both, where one cannot tell."""
        from simplemma import langdetect

        known = dict(langdetect(text, LANGUAGES))
        most = max(known.get(language, 0) for language in LANGUAGES)
        return [language for language in self.pipelines if known.get(language, 0) * 2 > most or not most]

    def _read(self, pipeline: "Language", text: str) -> list[Finding]:
        with self._one_at_a_time, _forgetting(pipeline):
            return [
                Finding(entity.start_char, entity.end_char, Kind.NAME)
                for entity in pipeline(text).ents
                if entity.label_ in PERSON
            ]


@contextmanager
def _forgetting(pipeline: "Language") -> Iterator[None]:
    """Words first met in here are gone from the pipeline's memory afterwards."""
    with pipeline.memory_zone():
        yield


@lru_cache(maxsize=1)
def trained_in(folder: str) -> Trained:
    """Load what this folder holds, once a process. Raises PipelineRefused with the sentence that says what is wrong."""
    spacy = _spacy()
    found = {language: Path(folder) / language for language in LANGUAGES if (Path(folder) / language).is_dir()}
    if not found:
        raise PipelineRefused(
            _("CT_LOCAL_NAMES is “%(folder)s”, and no folder en or fr with a pipeline is in it.") % {"folder": folder}
        )
    return Trained({language: _loaded(spacy, language, where) for language, where in found.items()})


def _spacy() -> Any:
    try:
        import spacy
    except ImportError:
        raise PipelineRefused(
            _("CT_LOCAL_NAMES is set, but the extra local-names, which reads such pipelines, is not installed.")
        ) from None
    return spacy


def _loaded(spacy: Any, language: str, where: Path) -> "Language":
    try:
        pipeline = spacy.load(where, exclude=NOT_NEEDED)
    except WRONG as wrong:
        raise PipelineRefused(
            _("The folder %(folder)s is no pipeline that spaCy can load: %(reason)s")
            % {"folder": where, "reason": str(wrong).strip().splitlines()[0] if str(wrong).strip() else type(wrong)}
        ) from None
    if pipeline.lang not in (language, ANY_LANGUAGE):
        raise PipelineRefused(
            _("The pipeline in %(folder)s is for the language “%(other)s”.") % {"folder": where, "other": pipeline.lang}
        )
    if PERSON.isdisjoint(label for labels in pipeline.pipe_labels.values() for label in labels):
        raise PipelineRefused(_("The pipeline in %(folder)s marks nobody as a person.") % {"folder": where})
    return pipeline
