"""How does a Django form become our fields: label above, hint between, error with a triangle?"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from .written import escaped

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
    own = {"type": widget["type"], "name": widget["name"], "value": None if value is None else str(value)}
    return mark_safe(f"<input{_attributes(own)}{_attributes(widget['attrs'])}>")


def select(widget: Widget) -> SafeString:
    """A list to choose from, in groups where there are any. As Django's select.html."""
    groups = "".join(_group(name, options) for name, options, _place in widget["optgroups"])
    name = _attributes({"name": widget["name"]})
    return mark_safe(f"<select{name}{_attributes(widget['attrs'])}>{groups}</select>")


def option_of(widget: Widget) -> SafeString:
    """A radio button or a box to tick, within its label where it has one. As Django's input_option.html."""
    if not widget.get("wrap_label"):
        return field_of(widget)
    whose = _attributes({"for": widget["attrs"].get("id")})
    return mark_safe(f"<label{whose}>{field_of(widget)} {escaped(widget['label'])}</label>")


def _group(name: str | None, options: Iterable[Widget]) -> str:
    written = "".join(
        f"<option{_attributes({'value': str(each['value'])})}{_attributes(each['attrs'])}>{escaped(each['label'])}</option>"
        for each in options
    )
    return f"<optgroup{_attributes({'label': name})}>{written}</optgroup>" if name else written


def _attributes(values: Widget) -> str:
    """As Django's attrs.html, but that what is None is left out."""
    shown = [(name, value) for name, value in values.items() if value is not None and value is not False]
    return "".join([f" {name}" if value is True else f' {name}="{escaped(value)}"' for name, value in shown])


WRITTEN: dict[str, Callable[[Widget], SafeString]] = {"select.html": select}
WRITTEN |= {f"{kind}.html": field_of for kind in ("checkbox", "date", "email", "hidden", "number", "password", "text")}
WRITTEN |= {"checkbox_option.html": option_of, "radio_option.html": option_of}
