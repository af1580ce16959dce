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
    page.wait_for_load_state()  # words may stand there before the style sheets do
    page.evaluate(SCRIPT)
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS
    )
    return [
        f"{each['id']}: {' '.join(map(str, node['target']))}: {node['html'][:160]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


WIDER = """() => {
  const over = document.documentElement.scrollWidth - window.innerWidth;
  if (over <= 0) return "";
  const out = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1);
  return `${over} px wider than its window: ` + out.slice(-3).map(e => e.outerHTML.slice(0, 120)).join(" | ");
}"""


def overflow_of(page: Page) -> str:
    """By how much, and by what, the page is wider than its window; empty when it need not be scrolled sideways."""
    return page.evaluate(WIDER)
