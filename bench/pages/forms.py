"""What would a browser send? The fields of a form as the page shows them, and what is answered on top."""

from collections.abc import Mapping
from html.parser import HTMLParser
from urllib.parse import urlencode

UNSENT = {"submit", "button", "reset", "image", "file"}


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[list[str], list[tuple[str, str]]]] = []
        self.select = ""

    def handle_starttag(self, tag: str, attrs) -> None:
        said = dict(attrs)
        if tag == "form":
            self.forms.append(([said.get("action") or ""], []))
        if not self.forms:
            return
        where, fields = self.forms[-1]
        if said.get("formaction"):
            where.append(said["formaction"])
        if tag == "textarea" and said.get("name"):
            fields.append((said["name"], ""))
        elif tag == "select":
            self.select = said.get("name") or ""
        elif tag == "option" and "selected" in said and self.select:
            fields.append((self.select, said.get("value") or ""))
        elif tag == "input" and said.get("name") and _is_sent(said):
            fields.append((said["name"], said.get("value") or "on" * (said.get("type") == "checkbox")))


def _is_sent(said: Mapping) -> bool:
    kind = said.get("type") or "text"
    return kind not in UNSENT and (kind not in ("radio", "checkbox") or "checked" in said) and "disabled" not in said


def filled_in(page: str, action: str, answers: Mapping[str, str], having: str = "") -> str:
    """The body that the page's form for `action` sends, with these answers in it: the form that has a field of that
    name, where several have the address. Raises LookupError without such a form."""
    reader = _Forms()
    reader.feed(page)
    found = [fields for where, fields in reader.forms if action in where]
    fields = next((each for each in found if not having or having in dict(each)), None)
    if fields is None:
        raise LookupError(f"the page has no form for {action}")
    kept = [(name, value) for name, value in fields if name not in answers]
    return urlencode([*kept, *answers.items()])
