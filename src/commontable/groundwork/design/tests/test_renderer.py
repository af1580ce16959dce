"""Is what we write ourselves of a form what Django's own templates say, name by name and value by value?"""

from html.parser import HTMLParser
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from commontable.groundwork.design.renderer import WRITTEN, Renderer

ODD = 'a "b" <c> & d’é'
GROUPED = [("", "—"), (ODD, [("x", ODD), (7, "seven"), (True, mark_safe("<b>yes</b>"))])]
FIELDS = {
    "text": forms.CharField(),
    "long": forms.CharField(
        max_length=9, widget=forms.TextInput(attrs={"data-x": ODD, "autofocus": True, "dir": False})
    ),
    "secret": forms.CharField(widget=forms.PasswordInput),
    "hidden": forms.CharField(widget=forms.HiddenInput),
    "number": forms.IntegerField(min_value=0),
    "day": forms.DateField(widget=forms.DateInput),
    "mail": forms.EmailField(),
    "tick": forms.BooleanField(),
    "one": forms.ChoiceField(choices=GROUPED),
    "many": forms.MultipleChoiceField(choices=GROUPED, widget=forms.SelectMultiple(attrs={"size": 5})),
    "radio": forms.ChoiceField(choices=GROUPED[:1], widget=forms.RadioSelect),
    "ticks": forms.MultipleChoiceField(choices=[("x", ODD), ("y", "Y")], widget=forms.CheckboxSelectMultiple),
}
GIVEN = {
    "text": ODD, "long": "", "secret": "x", "hidden": 3, "number": 0, "day": "2026-01-02", "mail": ODD, "tick": "on",
    "one": "7", "many": ["x", "7"], "radio": "", "ticks": ["y"],
}  # fmt: skip


class Seen(HTMLParser):
    """What a browser is told: tags with their attributes in any order, and words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: list[Any] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.said.append((tag, sorted(attrs, key=str)))

    def handle_endtag(self, tag: str) -> None:
        self.said.append(("end", tag))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.said.append(data.strip())


def _form(renderer: forms.renderers.BaseRenderer, data: dict[str, Any] | None) -> forms.Form:
    return type("Each", (forms.Form,), dict(FIELDS))(data, renderer=renderer)


@pytest.mark.parametrize("data", [None, GIVEN], ids=["empty", "given"])
@pytest.mark.parametrize("name", FIELDS)
def test_a_field_says_what_djangos_template_says(name, data):
    ours, theirs = (_form(renderer(), data)[name] for renderer in (Renderer, DjangoTemplates))
    assert Seen(str(ours)).said == Seen(str(theirs)).said
    for option, expected in zip(ours.subwidgets, theirs.subwidgets, strict=True):
        assert Seen(option.tag()).said == Seen(expected.tag()).said


def test_each_thing_we_write_was_compared():
    met = set()

    class Noting(Renderer):
        def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
            met.add(template_name.removeprefix("django/forms/widgets/"))
            return super().render(template_name, context, request)

    form = _form(Noting(), GIVEN)
    for name in FIELDS:
        str(form[name])
        [option.tag() for option in form[name].subwidgets]
    assert set(WRITTEN) <= met
