"""Which reports can be asked for here? Those that reports say of themselves, and one short one of our own."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import get_language, pgettext_lazy

from .figures import Figure, Span
from .stages import Audience

SHORT = "short"
CORE = (
    "presented",
    "aer_share",
    "attempt_in_time",
    "contact_in_time",
    "connected_share",
    "lowered_of_closed",
    "lowered_of_accepted",
)
REASONS = ("rejected_by_reason", ("rejection_reason",))


@dataclass(frozen=True)
class Offer:
    """A report: its code, its title in the reader's language, and its figures for one time, of one table or the city."""

    code: str
    title: Callable[[str], str]
    figures: Callable[[Span, bool], tuple[Figure, ...]]
    of_a_table: bool = True
    of_the_city: bool = True
    audience: str = Audience.TABLE

    def __str__(self) -> str:
        return self.title(get_language() or "en")


OFFERS: dict[str, Offer] = {}


def offer(report: Offer) -> None:
    """Let a report be prepared. Called once by whoever has reports, as the site starts."""
    OFFERS[report.code] = report


def of_period(indicator: str, by: tuple[str, ...], span: Span) -> Figure:
    """A figure over the report's own days."""
    return Figure(".".join((indicator, *by, "period")), indicator, by, span)


def _short(span: Span, of_city: bool) -> tuple[Figure, ...]:
    figures = [of_period(code, (), span) for code in CORE]
    figures.append(of_period(*REASONS, span))
    if of_city:
        figures.append(of_period("accepted_situations", ("table",), span))
    return tuple(figures)


offer(Offer(SHORT, lambda language: str(pgettext_lazy("report", "Key figures")), _short))
