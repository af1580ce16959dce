"""What did a published figure mean on the day it was published? Its definition, kept with it."""

import ast
import hashlib
import inspect
import json
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from commontable.insight.indicators.form import Indicator, Words


@dataclass(frozen=True)
class Definition:
    """All words of an indicator and its expression as text, its version, and the hash of both."""

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
    }


def _both(words: Words | None) -> dict[str, str] | None:
    return {"en": words.en, "fr": words.fr} if words else None


def _expression(indicator: Indicator) -> str:
    """The functions of its file, without comments and layout."""
    tree = ast.parse(inspect.getsource(import_module(indicator.how.__module__)))
    return "\n".join(ast.unparse(node) for node in tree.body if isinstance(node, ast.FunctionDef))
