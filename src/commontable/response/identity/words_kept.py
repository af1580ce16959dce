"""What becomes of sealed texts when the draft goes, or who is in it changes? Called inside actions."""

from commontable.groundwork.keys.sealing import destroy
from commontable.response.situations.models import Draft
from commontable.response.situations.words import WordsAre

from .models import SealedWords


def forget_words(draft: Draft) -> None:
    """Destroy the sealed texts of a draft, key first."""
    for row in SealedWords.objects.select_for_update().filter(draft_id=draft.pk):
        destroy(row.data_key)
        row.delete()


def check_again(draft: Draft) -> None:
    """Who its people are has changed: texts that passed beside what was known before have to pass again."""
    if draft.words == WordsAre.CHECKED:
        stand(draft, WordsAre.TYPED)


def stand(draft: Draft, words: WordsAre) -> None:
    """How far the texts are. The draft gets no new version by it: whoever is typing its answers is not behind."""
    draft.words = words
    Draft.objects.filter(pk=draft.pk).update(words=words)
