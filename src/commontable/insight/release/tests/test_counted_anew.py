"""Is a figure whose definition changed set beside the last release as if it were the same?"""

from dataclasses import replace

import pytest
from django.urls import reverse

from commontable.groundwork.access.session import acting_as
from commontable.insight import indicators
from commontable.insight.release.reading import sheets_of

from .city import everyday, named, on, prepared, published
from .making import figure

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("changes", [False, True])
def test_a_figure_that_is_counted_in_another_way_is_not_set_beside_the_last(cast, client, monkeypatch, changes):
    on(everyday(), monkeypatch)
    analyst, second = named(cast, "unseated", "analyst"), named(cast, "wilma", "analyst")
    published(analyst, second, figure("accepted_situations"))
    own = indicators.frozen
    if changes:
        monkeypatch.setattr(indicators, "frozen", lambda each: replace(own(each), hash="0" * 64))
    later = prepared(analyst, figure("accepted_situations"))
    with acting_as(analyst):
        sheet = sheets_of(later)[0]
    assert (sheet.is_counted_anew, [row.then for row in sheet.rows]) == (changes, ["" if changes else "110"])
    client.force_login(cast.accounts["unseated"])
    page = client.get(reverse("release:release", args=[later.pk])).content.decode()
    assert ("counted in another way" in page) == changes
