"""How are parts rendered in these tests? With a template engine alone: no settings of the site, no database."""

import re

from django.template import Context, Engine

ENGINE = Engine(
    app_dirs=True,
    libraries={
        "design": "commontable.groundwork.design.templatetags.design",
        "i18n": "django.templatetags.i18n",
        "l10n": "django.templatetags.l10n",
    },
)


def rendered(source: str, **context) -> str:
    """The template's text with runs of white space made one."""
    html = ENGINE.from_string("{% load design %}" + source).render(Context(context))
    return re.sub(r"\s+", " ", html)
