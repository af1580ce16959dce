"""How are reports made ready to leave? Each is offered to whoever prepares releases, with the figures it is drawn from."""

from functools import partial

from commontable.insight.release.figures import Figure, Span
from commontable.insight.release.measuring import is_counted as whole_is_known
from commontable.insight.release.offers import Offer, offer

from .catalogue import REPORTS
from .definition import Definition, Plan, ending_with, span_of


def offer_all() -> None:
    """Once, as the site starts."""
    for each in REPORTS:
        offer(Offer(each.code, each.title.read, partial(figures_of, each)))


def figures_of(definition: Definition, span: Span, of_city: bool = False) -> tuple[Figure, ...]:
    """What the report of the days that end with this span counts; what cannot be told apart from its whole is left out."""
    period = ending_with(definition, span.starts[-1])
    spans = {plan.name: span_of(plan, period) for plan in definition.wanted}
    return tuple(
        Figure(plan.name, plan.indicator, plan.by, Span(spans[plan.name].first, spans[plan.name].quarters))
        for plan in definition.wanted
        if is_counted(plan)
    )


def is_counted(plan: Plan) -> bool:
    """Whether a release can hold it: cut as it may be, and a piece only of a whole that is known."""
    from commontable.insight.indicators import catalogue

    found = {each.code: each for each in catalogue()}.get(plan.indicator)
    if found is None or not set(found.needs) <= set(plan.by) <= set(found.groups):
        return False
    return whole_is_known(found.needs, found.code)
