"""Does the committed page say what the lists say?"""

from pathlib import Path

from commontable.groundwork.vocabulary.catalogue import render_markdown

PAGE = Path(__file__).parents[5] / "docs" / "domain" / "vocabulary.md"


def test_the_committed_page_is_the_rendered_one():
    rerun = "run: python -m commontable.groundwork.vocabulary.catalogue > docs/domain/vocabulary.md"
    assert PAGE.read_text(encoding="utf-8") == render_markdown(), rerun


def test_the_page_counts_the_checked_and_the_recalled():
    assert "| `risk_factors` | Risk factors | Facteurs de risque | 105 | 8 | 97 | 0 | 0 |" in render_markdown()
