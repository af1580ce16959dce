"""How does every kind of picture look, once?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commontable.groundwork.design import bands


@require_safe
def pictures(request: HttpRequest) -> HttpResponse:
    """The living page of pictures, with invented numbers, beside that of parts."""
    from commontable.insight.pictures import samples

    lang = "fr" if (get_language() or "en").startswith("fr") else "en"
    return render(
        request,
        "site/pictures.html",
        {"section": "components", "band": _band(), "figures_row": samples.row(lang), "drawn": samples.pictures(lang)},
    )


def _band() -> bands.Band:
    return bands.numbers_only(
        _("living page"),
        names_detail=_("invented people and numbers"),
        who_line=_("Anyone working on the product"),
        who_detail=_("can see this page"),
    )
