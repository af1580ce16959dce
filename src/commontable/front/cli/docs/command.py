"""./run docs: make the pages of docs/domain that come from the code, or see whether they still agree with it."""

import os
from pathlib import Path
from typing import Annotated

import typer

PAGES = Path(__file__).parents[5] / "docs" / "domain"


def docs(
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail if a page is behind.")] = False,
) -> None:
    """Make docs/domain anew from rules, stages, lists, data classes and indicators. Needs no database."""
    behind = [name for name, text in rendered().items() if not _says(name, text)]
    for name in behind:
        print(f"docs/domain/{name}: {'behind the code; run ./run docs' if check else 'made anew'}")
        if not check:
            (PAGES / name).write_text(rendered()[name], encoding="utf-8")
    if check and behind:
        raise typer.Exit(1)


def rendered() -> dict[str, str]:
    """Each page's name and what it must say, in English."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commontable.front.site.settings")
    django.setup()
    from django.utils.translation import override

    from commontable.front.cli.city import page as city_page
    from commontable.groundwork.access import classes
    from commontable.groundwork.vocabulary import catalogue
    from commontable.insight.indicators import page as indicators_page
    from commontable.insight.snapshot import page as snapshot_page

    from . import stage_page, who_may

    with override("en"):
        return {
            "data-classes.md": classes.render_markdown(),
            "demo-city.md": city_page.render(),
            "indicators.md": indicators_page.render_markdown(),
            "snapshot.md": snapshot_page.render(),
            "stages.md": stage_page.render(),
            "vocabulary.md": catalogue.render_markdown(),
            "who-may.md": who_may.render(),
        }


def _says(name: str, text: str) -> bool:
    page = PAGES / name
    return page.exists() and page.read_text(encoding="utf-8") == text
