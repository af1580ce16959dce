"""What does each figure mean? The page docs/domain/indicators.md, made from the indicators themselves."""

from commontable.insight.indicators.catalogue import catalogue, themes
from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.freezing import frozen
from commontable.insight.indicators.groups import GROUPS

_INTRODUCTION = """\
# Indicators

Made from `src/commontable/insight/indicators` by `./run docs`; do not edit by hand. How figures are counted and why:
[decision 0034](../decisions/0034-an-indicator-is-one-file.md). To add one, copy `insight/indicators/flow/aer_share.py` and its test.

*Official*: the definition was seen published. *Recollection*: known from memory, not checked. *Ours*: agreed with table
practice, in no provincial document. The period of every figure about situations is the quarter in which they were brought.
Cut by table, a figure is of each table's own numbers; otherwise it is of the city, and several numbers that are one
situation of the city count once. The hash is of the whole definition with its expression: it is kept with each published figure.
"""


def render_markdown() -> str:
    """The whole page, ending in a newline."""
    return "\n".join([_INTRODUCTION, *(line for theme, title in themes().items() for line in _section(theme, title))])


def _section(theme: str, title: Words) -> list[str]:
    own = [line for each in catalogue() if each.theme == theme for line in _described(each)]
    return [f"## {_both(title)}", "", *own]


def _described(each: Indicator) -> list[str]:
    of = f" **Of:** {_both(each.denominator)}." if each.denominator else ""
    needs = f" **Always by:** {_names(each.needs)}." if each.needs else ""
    sources = "; ".join(f"{_both(source.where)}: {source.provenance}" for source in each.source)
    return [
        f"### {_both(each.title)}",
        "",
        f"`{each.code}`, {each.kind}, version {each.version}, `{frozen(each).hash[:12]}`",
        "",
        f"- {each.meaning.en}",
        f"- *{each.meaning.fr}*",
        f"- **Counted:** {_both(each.numerator)}.{of} **In:** {_both(each.unit)}.",
        f"- **May be cut by:** {_names(each.groups)}.{needs}",
        *(f"- {words.en} *{words.fr}*" for words in each.caveats),
        f"- **Source:** {sources}",
        "",
    ]


def _both(words: Words) -> str:
    return f"{words.en} / {words.fr}"


def _names(groups: tuple[str, ...]) -> str:
    return ", ".join(GROUPS[each].title.en.lower() for each in groups)
