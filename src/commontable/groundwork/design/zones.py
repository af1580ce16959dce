"""What is the time zone called at this moment, as the reader says it: EST, or HNE in French?"""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _


def changes_between(one: datetime, other: datetime) -> bool:
    """Whether clocks are put forward or back between two moments, in the reader's zone."""
    return timezone.localtime(one).utcoffset() != timezone.localtime(other).utcoffset()


def zone_name(moment: datetime) -> str:
    """The zone's short name at that moment, in the reader's zone and language."""
    name = timezone.localtime(moment).strftime("%Z")
    return _names().get(name, name)


def _names() -> dict[str, str]:
    return {
        "NST": _("NST"),
        "NDT": _("NDT"),
        "AST": _("AST"),
        "ADT": _("ADT"),
        "EST": _("EST"),
        "EDT": _("EDT"),
        "CST": _("CST"),
        "CDT": _("CDT"),
        "MST": _("MST"),
        "MDT": _("MDT"),
        "PST": _("PST"),
        "PDT": _("PDT"),
    }


def before(moment: datetime, hours: float) -> datetime:
    """The moment so many elapsed hours earlier."""
    return moment - timedelta(hours=hours)
