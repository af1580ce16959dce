"""What does axe say of a page? Its own script, under the page's own content policy, with nothing switched off."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = (Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults_of(page: Page) -> list[str]:
    """Each violation as "rule: where: what", empty when axe finds none.

    The script comes in through the debugger, which no content policy governs: so the policy need not be lifted.
    """
    page.evaluate(SCRIPT)
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS
    )
    return [
        f"{each['id']}: {' '.join(map(str, node['target']))}: {node['html'][:160]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def overflow_of(page: Page) -> int:
    """By how many pixels the page is wider than its window; 0 when it need not be scrolled sideways."""
    return max(0, page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
