"""Where do the nodes of a network stand? Those that are joined near each other, and the same every time."""

from collections.abc import Sequence

Place = tuple[float, float]
SEED = 6
MARGIN = 26.0
APART = 34.0


def places(names: Sequence[str], links: Sequence[tuple[str, str, int]], size: Place, room: float) -> dict[str, Place]:
    """A place for each name in a box of this size. Only what is drawn pulls: what is withheld moves nothing.

    Names without a link stand in rows at the foot, each with so much room; the others share what is above."""
    joined = {name for one, other, _value in links for name in (one, other)}
    alone = [name for name in names if name not in joined]
    across = max(int((size[0] - 2 * MARGIN) / room), 1)
    box = size[0], size[1] - APART * -(-len(alone) // across)
    stand = _pulled([name for name in names if name in joined], links, box)
    for number, name in enumerate(alone):
        stand[name] = MARGIN + room * (number % across), box[1] + APART * (number // across)
    return {name: (round(x, 1), round(y, 1)) for name, (x, y) in stand.items()}


def _pulled(names: Sequence[str], links: Sequence[tuple[str, str, int]], size: tuple[float, float]) -> dict[str, Place]:
    import networkx

    graph: networkx.Graph = networkx.Graph()
    graph.add_nodes_from(names)
    graph.add_weighted_edges_from((one, other, float(value) ** 0.5) for one, other, value in links)
    found = networkx.spring_layout(graph, seed=SEED, iterations=200, k=2 / max(len(names), 1) ** 0.5, method="force")
    rounded = {name: (round(float(found[name][0]), 4), round(float(found[name][1]), 4)) for name in names}
    fitted = _fitted(rounded, size)
    for _again in range(60):
        fitted = _apart(fitted, size)
    return fitted


def _fitted(found: dict[str, Place], size: tuple[float, float]) -> dict[str, Place]:
    """The places spread over the box: half by where they were, half by their order, so that no cluster is a knot."""
    across, down = (_spread_out({name: place[axis] for name, place in found.items()}, size[axis]) for axis in (0, 1))
    return {name: (across[name], down[name]) for name in found}


def _spread_out(values: dict[str, float], size: float) -> dict[str, float]:
    order = {name: place for place, name in enumerate(sorted(values, key=lambda name: (values[name], name)))}
    low, high = min(values.values(), default=0.0), max(values.values(), default=0.0)
    last, room = max(len(values) - 1, 1), size - 2 * MARGIN
    return {
        name: MARGIN + room * (order[name] / last + (value - low) / (high - low)) / 2 if high > low else size / 2
        for name, value in values.items()
    }


def _apart(found: dict[str, Place], size: tuple[float, float]) -> dict[str, Place]:
    """Each pair that stands too near is pushed apart a little, inside the box."""
    moved = {name: list(place) for name, place in found.items()}
    names = list(found)
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            _push(moved[one], moved[other], number)
    return {name: (_inside(x, size[0]), _inside(y, size[1])) for name, (x, y) in moved.items()}


def _push(one: list[float], other: list[float], number: int) -> None:
    across, down = other[0] - one[0], other[1] - one[1]
    far = (across**2 + down**2) ** 0.5
    if far < APART:
        across, down = (across / far, down / far) if far > 0.01 else ((1.0, 0.0) if number % 2 else (0.0, 1.0))
        for axis, way in enumerate((across, down)):
            one[axis] -= way * (APART - far) / 2
            other[axis] += way * (APART - far) / 2


def _inside(value: float, size: float) -> float:
    return min(max(value, MARGIN), size - MARGIN)
