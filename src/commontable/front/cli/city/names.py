"""What are people and agencies called who do not exist? Words of plants, marked so that nobody takes them for real."""

from .chance import words

FIRST = words(
    "Acacia Alder Almond Aloe Amaranth Anise Apple Arum Aster Balsam Barley Basil Bluebell Borage Bramble Briony "
    "Burdock Camellia Caraway Catkin Cedar Chervil Cicely Clary Clover Comfrey Coriander Cosmos Cumin Cypress Dahlia "
    "Damson Dill Dogwood Fennel Fern Flax Foxglove Freesia Gentian Ginger Gorse Heather Hemlock Holly Hop Hyssop Iris "
    "Ivy Jasmine Juniper Kale Larkspur Laurel Lavender Lilac Linden Lotus Lovage Lupin"
)
LAST = words(
    "Ash Aspen Bay Beech Birch Bough Branch Brook Chestnut Cove Dale Elm Fir Glade Glen Grove Hazel Heath Hill Hollow "
    "Lake Larch Leaf Marsh Meadow Moss Oak Pebble Pine Pond Reed Ridge River Rowan Sage Spruce Stone Thicket Thorn Vale"
)
MARK = "Demo-"


def person_name(place: int) -> str:
    """The name of the person in that place: each of the first 2,400 another one."""
    first, lap = FIRST[place % len(FIRST)], place // len(FIRST)
    return f"{first} {MARK}{LAST[(place + lap) % len(LAST)]}"


def agency_name(place: int, kind: str) -> str:
    """The name of an agency: "Demo-Elm Hospital". Of one kind, each of the first 40 places another one."""
    return f"{MARK}{LAST[7 * place % len(LAST)]} {kind}"
