"""How does a Django form become our fields: label above, hint between, error with a triangle?"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]


class Renderer(DjangoTemplates):
    """Fields by our templates; what is in them, and there by the hundred, without a template for each: a list of all
    risk factors took longer than the rest of a page.
    """

    form_template_name = "design/form.html"
    field_template_name = "design/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        if written := WRITTEN.get(template_name.removeprefix("django/forms/widgets/")):
            return written(context["widget"])
        return super().render(template_name, context, request)


def field_of(widget: Widget) -> SafeString:
    """An input of any type. As Django's input.html."""
    value = widget.get("value")
    own = "" if value is None else format_html(' value="{}"', str(value))
    return format_html('<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], own, flatatt(widget["attrs"]))


def select(widget: Widget) -> SafeString:
    """A list to choose from, in groups where there are any. As Django's select.html."""
    groups = format_html_join("", "{}", ((_group(name, options),) for name, options, _place in widget["optgroups"]))
    return format_html('<select name="{}"{}>{}</select>', widget["name"], flatatt(widget["attrs"]), groups)


def _group(name: str | None, options: list[dict[str, Any]]) -> SafeString:
    rows = ((str(each["value"]), flatatt(each["attrs"]), each["label"]) for each in options)
    written = format_html_join("", '<option value="{}"{}>{}</option>', rows)
    return format_html('<optgroup label="{}">{}</optgroup>', name, written) if name else written


WRITTEN: dict[str, Callable[[Widget], SafeString]] = {"select.html": select}
WRITTEN |= {f"{kind}.html": field_of for kind in ("checkbox", "date", "email", "hidden", "number", "password", "text")}


def option_of(widget: Widget) -> SafeString:
    """A radio button or a box to tick, within its label where it has one. As Django's input_option.html."""
    if not widget.get("wrap_label"):
        return field_of(widget)
    return format_html(
        "<label{}>{} {}</label>", flatatt({"for": widget["attrs"].get("id")}), field_of(widget), widget["label"]
    )


WRITTEN |= {"checkbox_option.html": option_of, "radio_option.html": option_of}
