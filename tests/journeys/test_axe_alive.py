"""ACC-02: the proof that axe is alive. A page of known faults, each of which must be found."""

import pytest

from .axe import faults_of
from .walking import Walkers

pytestmark = pytest.mark.journey

FAULTY = """<!doctype html><html><head><title></title><meta name="viewport" content="width=device-width, maximum-scale=1">
</head><body>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p style="color:#bbb;background:#fff">too pale to read</p>
<input type="text"><button></button><a href="/x"></a><select><option>one</option></select>
<ul><div>no item</div></ul><li>no list</li><dl><p>no term</p></dl><table><tr><th></th></tr></table>
<div role="checkbox" aria-checked="false" tabindex="0"></div><div role="nonsense">no such role</div><div aria-labeledby="x">no such attribute</div>
<div role="slider" tabindex="0"></div><p id="twice">one</p><label for="twice2">a</label><iframe src="about:blank"></iframe>
<h1>One</h1><h4>Four after one</h4><button tabindex="5">out of order</button><marquee>moves</marquee>
<span lang="nolanguage">words</span><div aria-hidden="true"><button>hidden but focusable</button></div>
<p>in <a href="/y" style="color:#000;text-decoration:none">a link told by nothing</a> text</p>
<object data="about:blank"></object><input autocomplete="nonsense" aria-label="n"><button style="width:9px;height:9px"
 aria-label="a"></button><button style="width:9px;height:9px" aria-label="b"></button></body></html>"""

KNOWN = {
    *("image-alt", "color-contrast", "label", "button-name", "link-name", "select-name", "list", "listitem"),
    *("definition-list", "aria-roles", "aria-toggle-field-name", "aria-input-field-name", "aria-valid-attr"),
    *("frame-title", "heading-order", "tabindex", "marquee", "valid-lang", "aria-hidden-focus"),
    *("html-has-lang", "document-title", "meta-viewport", "region", "landmark-one-main", "object-alt"),
    *("autocomplete-valid", "target-size"),
}


def test_axe_finds_every_fault_put_in(walkers: Walkers) -> None:
    page = walkers.browser.new_page()
    page.set_content(FAULTY)
    found = {fault.partition(":")[0] for fault in faults_of(page)}
    page.close()
    assert len(KNOWN) >= 20
    assert KNOWN - found == set()


def test_a_window_reports_what_its_browser_complains_of(walkers: Walkers) -> None:
    """The proof that the watch over a journey is alive: a script the policy forbids, an error, a foreign address."""
    page = walkers.window()
    page.goto("/sign-in/")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    page.evaluate("setTimeout(() => { throw new Error('on purpose') })")
    page.evaluate("fetch('/nowhere/at/all/')")
    page.evaluate("fetch('http://example.org/').catch(() => 0)")
    page.wait_for_timeout(300)
    said = " ".join(walkers.watch.faults)
    walkers.watch.faults.clear()
    assert "CSP: script-src" in said
    assert "on purpose" in said
    assert "example.org" in said
