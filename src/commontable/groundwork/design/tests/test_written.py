"""Markup written the short way is Django's own to the letter, whatever is put into it."""

import pytest
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from commontable.groundwork.design.written import escaped, written


class Drawn:
    def __html__(self) -> str:
        return "<b>drawn</b>"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "a & b",
        "<script>'x'\"</script>",
        mark_safe("<b>&amp;</b>"),
        gettext_lazy("Save & go"),
        None,
        0,
        3.5,
        Drawn(),
    ],
)
def test_a_value_is_escaped_as_django_does(value):
    assert escaped(value) == conditional_escape(value)
    assert written("<p>{}</p>{}", value, value) == format_html("<p>{}</p>{}", value, value)


@given(st.lists(st.text(), min_size=2, max_size=2), st.booleans())
def test_any_text_is_escaped_as_django_does(texts, is_safe):
    one, other = texts
    parts = (mark_safe(one) if is_safe else one, other)
    assert written('<a href="{}">{}</a>', *parts) == format_html('<a href="{}">{}</a>', *parts)


def test_what_is_written_is_not_escaped_again():
    assert written("{}", written("<b>{}</b>", "<")) == "<b>&lt;</b>"
