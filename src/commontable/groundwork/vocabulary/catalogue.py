"""Which lists are there, how long are they, and how much of each is checked? The page docs/domain/vocabulary.md.

Run `python -m commontable.groundwork.vocabulary.catalogue > docs/domain/vocabulary.md` after changing a list.
"""

from collections import Counter
from collections.abc import Sequence

from commontable.groundwork.vocabulary.lists import load, names
from commontable.groundwork.vocabulary.terms import Term, Vocabulary

_INTRODUCTION = """\
# Vocabulary

Made from the lists in `src/commontable/groundwork/vocabulary/lists`; do not edit by hand. A change of a list: see
[Add a term to a shipped list](../how-to/add-a-vocabulary-term.md). What an installation changed itself is on its pages:
[Change the lists](../how-to/change-the-lists.md).

*Published*: a public source is named beside the term. *Recalled*: known from memory, not checked against the province's
list. *Ours*: on no provincial list. A local code is this software's own and means nothing to the province.
The French is our own translation unless official French was seen; a francophone practitioner must read it.
"""


def render_markdown() -> str:
    """The whole page, ending in a newline."""
    lists = [load(name) for name in names()]
    return "\n".join((_INTRODUCTION, *_table(lists), "", *_notes(lists)))


def _table(lists: list[Vocabulary]) -> list[str]:
    head = [
        "| List | Title | French title | Terms | Published | Recalled | Ours | Official French |",
        "|---|---|---|--:|--:|--:|--:|--:|",
    ]
    return head + [_row(vocabulary) for vocabulary in lists] + [_total(lists)]


def _row(vocabulary: Vocabulary) -> str:
    return f"| `{vocabulary.code}` | {vocabulary.en} | {vocabulary.fr} | {_numbers(vocabulary.terms)} |"


def _total(lists: list[Vocabulary]) -> str:
    return f"| **All {len(lists)}** | | | {_numbers([term for vocabulary in lists for term in vocabulary])} |"


def _numbers(terms: Sequence[Term]) -> str:
    counts = Counter(term.provenance for term in terms)
    official = sum(term.fr_source != "ours" for term in terms)
    return " | ".join(
        str(n) for n in (len(terms), counts["published"], counts["recollection"], counts["ours"], official)
    )


def _notes(lists: list[Vocabulary]) -> list[str]:
    return [line for vocabulary in lists for line in _note(vocabulary)]


def _note(vocabulary: Vocabulary) -> list[str]:
    groups = [f"- Groups: {'; '.join(f'{g.en} / {g.fr}' for g in vocabulary.groups)}"] if vocabulary.groups else []
    return [
        f"## {vocabulary.en}",
        "",
        vocabulary.note,
        "",
        f"- File: `{vocabulary.code}.toml`, version {vocabulary.version}",
        f"- Source: {vocabulary.source}",
        *groups,
        "",
    ]


if __name__ == "__main__":
    pass
