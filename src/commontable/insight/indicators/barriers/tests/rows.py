"""Twelve barriers in ten accepted situations: written by hand."""

from commontable.insight.indicators.tests.making import Row, situations

SITUATIONS = situations((7, {}), (3, {"table": "WE"}), (1, {"accepted": False}))
MET = """
1 wait        housing       -                  10
1 wait        mental_health -                  200
1 cost        -             -                  -
2 wait_listed housing       from_2_to_8_weeks  -
3 wait_listed housing       -                  14
4 refusal     housing       -                  -
4 capacity    addiction     -                  -
5 wait        housing       no_date            -
6 wait        addiction     -                  60
8 wait        housing       -                  55
8 wait        food          -                  -
8 refusal     food          -                  -
11 wait       housing       -                  5
"""
"""Situation, theme, service, wait, days. The last is of a rejected one, which ought to have none."""


def _barrier(number: str, theme: str, service: str, wait: str, days: str) -> Row:
    told = {"service": service, "wait": wait, "wait_days": days}
    known = {name: value for name, value in told.items() if value != "-"}
    if "wait_days" in known:
        known["wait_days"] = int(days)
    return {"situation": int(number), "theme": theme, **known}


ROWS = {"situation": SITUATIONS, "barrier": [_barrier(*line.split()) for line in MET.strip().splitlines()]}
