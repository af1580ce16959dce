"""What did a published figure mean on the day it was published? Its definition, kept with it."""

import ast
import hashlib
import inspect
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.unchanged import COUNTS_THE_SAME

HERE = "commontable.insight.indicators."
WORDS_ALONE = ("form", "sources", "stretches", "unchanged")
"""Modules beside the indicators that say nothing of what is counted."""


@dataclass(frozen=True)
class Definition:
    """All words of an indicator and its expression as text, what that counts with, its version, and the hash of all."""

    code: str
    version: int
    text: str
    """JSON with sorted keys: each part in `en` and `fr`, the groups, and the expression as it was written."""
    hash: str
    """SHA-256 of the text, in hexadecimal."""

    def parts(self) -> dict[str, Any]:
        return json.loads(self.text)


def frozen(indicator: Indicator) -> Definition:
    """The definition as it is now."""
    text = json.dumps(_parts(indicator), ensure_ascii=False, sort_keys=True, indent=1)
    return Definition(indicator.code, indicator.version, text, hashlib.sha256(text.encode()).hexdigest())


def _parts(indicator: Indicator) -> dict[str, Any]:
    return {
        "code": indicator.code,
        "version": indicator.version,
        "kind": indicator.kind,
        "title": _both(indicator.title),
        "meaning": _both(indicator.meaning),
        "numerator": _both(indicator.numerator),
        "denominator": _both(indicator.denominator),
        "unit": _both(indicator.unit),
        "source": [{**vars(each.where), "provenance": each.provenance} for each in indicator.source],
        "caveats": [_both(each) for each in indicator.caveats],
        "groups": list(indicator.groups),
        "needs": list(indicator.needs),
        "expression": _expression(indicator),
        "counts_with": counts_with(indicator.how.__module__),
    }


def _both(words: Words | None) -> dict[str, str] | None:
    return {"en": words.en, "fr": words.fr} if words else None


def _expression(indicator: Indicator) -> str:
    """The functions of its file, without comments and layout."""
    tree = ast.parse(inspect.getsource(import_module(indicator.how.__module__)))
    return "\n".join(ast.unparse(node) for node in tree.body if isinstance(node, ast.FunctionDef))


@cache
def counts_with(module: str) -> dict[str, str]:
    """That module and every one beside it that it counts with, step by step, each with the print of its code.

    A change in one of them is a change of every figure that counts with it, unless `unchanged.py` says that it counts the same.
    """
    found, ahead = dict[str, str](), [module]
    while ahead:
        name = ahead.pop()
        if name not in found:
            tree = ast.parse(source_of(name))
            found[name] = _print(tree)
            ahead += _beside(tree)
    return {name.removeprefix(HERE): found[name] for name in sorted(found)}


def source_of(module: str) -> str:
    """Its text."""
    return inspect.getsource(import_module(module))


def _print(tree: ast.Module) -> str:
    """Of its functions and plain values, without comments, layout and what is written about them."""
    counting = [node for node in tree.body if isinstance(node, ast.FunctionDef) or _is_plain(node)]
    text = "\n".join(ast.unparse(_bare(node)) for node in counting)
    said = hashlib.sha256(text.encode()).hexdigest()[:16]
    return COUNTS_THE_SAME.get(said, said)


def _is_plain(node: ast.stmt) -> bool:
    """A value that is made by no call: calls make words, titles and indicators."""
    assigned = isinstance(node, ast.Assign | ast.AnnAssign)
    return assigned and not any(isinstance(each, ast.Call) for each in ast.walk(node))


def _bare(node: ast.stmt) -> ast.stmt:
    for each in ast.walk(node):
        if isinstance(each, ast.FunctionDef) and ast.get_docstring(each):
            each.body = each.body[1:] or [ast.Pass()]
    return node


def _beside(tree: ast.Module) -> Iterator[str]:
    """The modules of this slice that it names in an import."""
    for each in ast.walk(tree):
        if isinstance(each, ast.ImportFrom) and (each.module or "").startswith(HERE):
            name = str(each.module)
            if name.removeprefix(HERE) not in WORDS_ALONE:
                yield name
