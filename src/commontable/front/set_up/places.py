"""Which zones, holidays and days of the week can a coordinator choose from?"""

from functools import cache
from zoneinfo import available_timezones

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

CANADIAN_ZONES = (
    ("America/St_Johns", _("Newfoundland")),
    ("America/Halifax", _("Atlantic")),
    ("America/Toronto", _("Eastern (Toronto, Ottawa, Montréal)")),
    ("America/Winnipeg", _("Central (Winnipeg)")),
    ("America/Regina", _("Saskatchewan (no change of hour)")),
    ("America/Edmonton", _("Mountain (Calgary, Edmonton)")),
    ("America/Vancouver", _("Pacific (Vancouver)")),
    ("America/Whitehorse", _("Yukon")),
)
REGIONS = (
    ("", _("none: meetings are planned on holidays too")),
    ("CA-AB", _("Alberta")),
    ("CA-BC", _("British Columbia")),
    ("CA-MB", _("Manitoba")),
    ("CA-NB", _("New Brunswick")),
    ("CA-NL", _("Newfoundland and Labrador")),
    ("CA-NS", _("Nova Scotia")),
    ("CA-NT", _("Northwest Territories")),
    ("CA-NU", _("Nunavut")),
    ("CA-ON", _("Ontario")),
    ("CA-PE", _("Prince Edward Island")),
    ("CA-QC", _("Quebec")),
    ("CA-SK", _("Saskatchewan")),
    ("CA-YT", _("Yukon")),
)


def zones(now: str = "") -> list:
    """Canadian zones first, by what people call them; then every other by its name, and the one that holds `now`."""
    canadian, others = dict(CANADIAN_ZONES), _elsewhere()
    odd = [(now, now)] if now and now not in canadian and now not in others else []
    elsewhere = [*odd, *((zone, zone) for zone in others)]
    return [(_("Canada"), list(CANADIAN_ZONES)), (_("Elsewhere"), elsewhere)]


def regions(now: str = "") -> list[tuple[str, object]]:
    """The regions whose holidays can be kept, and the one that is kept `now` if a file at the server named another."""
    known = dict(REGIONS)
    return list(REGIONS) if now in known else [*REGIONS, (now, now)]


def weekdays() -> list[tuple[int, object]]:
    """Monday to Sunday, as dates count them."""
    return list(WEEKDAYS.items())


@cache
def _elsewhere() -> tuple[str, ...]:
    canadian = {zone for zone, _name in CANADIAN_ZONES}
    return tuple(
        sorted(each for each in available_timezones() if "/" in each and each not in canadian and each[:4] != "Etc/")
    )
