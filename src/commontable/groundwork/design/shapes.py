"""Which small shape stands for which state? A shape never stands without its word."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

HOLLOW = 'fill="none" stroke="currentColor" stroke-width="1.6"'
_FILLED, _EMPTY = 'fill="currentColor"', 'fill="none" stroke="currentColor" stroke-width="1"'
_DRAWN = {
    "heard": f'<path {HOLLOW} stroke-width="2" d="M1.5 6.5 4.5 9.5 10.5 2.5"/>',
    "met": '<circle fill="currentColor" cx="6" cy="6" r="4.6"/>',
    "not_met": f'<circle {HOLLOW} cx="6" cy="6" r="4.6"/><path {HOLLOW} d="M3 9 9 3"/>',
    "now": '<path fill="currentColor" d="M2 1 11 6 2 11z"/>',
    "late": '<path fill="currentColor" d="M6 1 11.6 11H.4z"/>',
    "attempt": f'<path {HOLLOW} d="M6 1.6 10.9 10.2H1.1z"/>',
    "contact": '<circle fill="currentColor" cx="6" cy="6" r="5"/>',
    "told": f'<path {HOLLOW} d="M6 1 11 6 6 11 1 6z"/>',
    "noted": f'<path {HOLLOW} stroke-width="1.8" d="M1 6H10M6.5 2.5 10 6 6.5 9.5"/>',
    "lowered": f'<path {HOLLOW} stroke-width="1.8" d="M6 1V10M2.5 6.5 6 10 9.5 6.5"/>',
    "up": f'<path {HOLLOW} stroke-width="1.8" d="M6 11V2M2.5 5.5 6 2 9.5 5.5"/>',
    "down": f'<path {HOLLOW} stroke-width="1.8" d="M6 1V10M2.5 6.5 6 10 9.5 6.5"/>',
    "still": '<path stroke="currentColor" stroke-width="2" d="M1 6H11"/>',
    "sealed": f'<path {HOLLOW} d="M.9 2.4H11.1V9.6H.9zM1 9.6 11 2.4"/>',
    "present": '<circle fill="currentColor" cx="6" cy="6" r="5"/>',
    "phone": f'<circle {HOLLOW} cx="6" cy="6" r="4.8"/><circle fill="currentColor" cx="6" cy="6" r="2"/>',
    "on_behalf": f'<path {HOLLOW} d="M6 .9 11.1 6 6 11.1 .9 6z"/>',
    "left": f'<circle {HOLLOW} cx="6" cy="6" r="4.8"/><path {HOLLOW} d="M3 9 9 3"/>',
    "absent": f'<circle {HOLLOW} stroke-dasharray="2 1.35" cx="6" cy="6" r="4.8"/>',
}
STATES = frozenset(_DRAWN)


@cache
def shape(state: str) -> SafeString:
    """The 12 px drawing of a state; raises KeyError for a state nobody drew."""
    drawing = mark_safe(_DRAWN[state])
    return format_html('<svg class="shape shape-{}" viewBox="0 0 12 12" aria-hidden="true">{}</svg>', state, drawing)


@cache
def boxes(filled: int) -> SafeString:
    """The 26 px drawing of the four filters, one of them filled."""
    paths = "".join(
        f'<path transform="translate({6.5 * (step - 1):g} 0)" {_FILLED if step == filled else _EMPTY} d="M.7 1H5.3V9H.7z"/>'
        for step in range(1, 5)
    )
    return mark_safe(f'<svg class="shape-stage" viewBox="0 0 26 10" aria-hidden="true">{paths}</svg>')
