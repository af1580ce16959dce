"""Is this day a public holiday where the table sits, and what is it called? From the library `holidays`, by region."""

from datetime import date
from functools import lru_cache

import holidays
from django.utils.translation import get_language

LANGUAGES = {"en": "en_CA", "fr": "fr"}
"""The reader's language as the library names it; a country that lacks it answers in its own."""


def holiday_on(region: str, day: date) -> str:
    """The name of the public holiday in the reader's language; empty on any other day, and where no region is set."""
    return _of(region, day.year, (get_language() or "en")[:2]).get(day, "") if region else ""


def is_known(region: str) -> bool:
    """Whether the library has holidays for this country, or this part of it, such as "CA-ON"."""
    country, _dash, part = region.partition("-")
    known = holidays.list_supported_countries()
    return country in known and (not part or part in known[country])


@lru_cache(maxsize=64)
def _of(region: str, year: int, language: str) -> dict[date, str]:
    if not is_known(region):
        return {}
    country, _dash, part = region.partition("-")
    spoken = LANGUAGES.get(language)
    theirs = dict(holidays.list_localized_countries()).get(country, ())
    found = holidays.country_holidays(
        country, subdiv=part or None, years=year, language=spoken if spoken in theirs else None
    )
    return {day: name.replace("'", "’") for day, name in found.items()}
