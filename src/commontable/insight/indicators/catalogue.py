"""Which indicators are there? Every file of every theme's folder, read once."""

from functools import cache
from importlib import import_module
from pathlib import Path

from commontable.insight.indicators.form import Indicator, Words

_HERE = Path(__file__).parent
_ORDER = ("flow", "time", "outcome", "people", "risks")


@cache
def themes() -> dict[str, Words]:
    """Each theme's folder and title: those of a report's usual order first, then the rest by name."""
    folders = sorted(file.parent.name for file in _HERE.glob("*/__init__.py") if file.parent.name != "tests")
    known = [each for each in _ORDER if each in folders]
    ordered = known + [each for each in folders if each not in known]
    return {each: import_module(f"{__package__}.{each}").TITLE for each in ordered}


@cache
def catalogue() -> tuple[Indicator, ...]:
    """All of them, theme by theme, by name. A file that holds no INDICATOR is an error."""
    return tuple(
        import_module(f"{__package__}.{theme}.{file.stem}").INDICATOR
        for theme in themes()
        for file in sorted((_HERE / theme).glob("*.py"))
        if file.stem != "__init__"
    )


def indicator(code: str) -> Indicator:
    """The one of that code. Raises LookupError."""
    found = next((each for each in catalogue() if each.code == code), None)
    if found is None:
        raise LookupError(f"There is no indicator {code!r}.")
    return found
