"""How does the package say what its columns mean? As a Frictionless data package with a dictionary in both languages."""

from typing import Any

from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.terms import Term

from .profile import BETWEEN, FIELDS, WITHHELD, WITHIN, Field
from .report import Report

PROFILE_NAME = "common-table-profile-of-the-rtd"
TITLE = {"en": "Our profile of the RTD", "fr": "Notre profil de la base provinciale de suivi axée sur le risque"}
NOTICE = {
    "en": (
        "Our profile of Ontario’s Risk-driven Tracking Database, made by Common Table. It is not an official format:"
        " the province’s own file could not be had. Each field says where it is from: published, recollection, ours."
    ),
    "fr": (
        "Notre profil de la base provinciale de suivi axée sur le risque, établi par Common Table. Ce n’est pas un"
        " format de la province, dont le fichier n’a pu être obtenu. Chaque champ dit d’où il vient : published"
        " (publié), recollection (de mémoire), ours (de nous)."
    ),
}
TYPES = {"text": "string", "date": "date", "whole": "integer", "yes_no": "boolean"}


def describe(report: Report) -> dict[str, Any]:
    """The descriptor of the package: datapackage.json."""
    return {
        "name": PROFILE_NAME,
        "title": TITLE["en"],
        "title_fr": TITLE["fr"],
        "description": NOTICE["en"],
        "description_fr": NOTICE["fr"],
        "version": load("rtd_columns").version,
        "period": {"start": str(report.period.starts_on), "end": str(report.period.ends_on)},
        "resources": [_resource()],
    }


def _resource() -> dict[str, Any]:
    return {
        "name": "discussions",
        "path": "discussions.csv",
        "title": "One row a discussion",
        "title_fr": "Une ligne par discussion",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "schema": {
            "fields": [_field(field) for field in FIELDS],
            "primaryKey": ["number"],
            "missingValues": [""],
        },
    }


def _field(field: Field) -> dict[str, Any]:
    said = {
        "name": field.code,
        "type": TYPES[field.shape],
        "title": field.label("en"),
        "title_fr": field.label("fr"),
        "provenance": field.provenance,
        "source": field.source,
        "reads": list(field.reads),
        "withheld_when_rejected": WITHHELD if field.withheld else "",
    }
    if field.shape == "yes_no":
        said |= {"trueValues": ["yes"], "falseValues": ["no"]}
    if field.many:
        said["values_between"] = BETWEEN
    if len(field.lists) > 1:
        said["parts_between"] = WITHIN
    return said | _dictionary(field) | {"constraints": _constraints(field)}


def _dictionary(field: Field) -> dict[str, Any]:
    """Each code the field may hold, in both languages."""
    if not field.lists:
        return {}
    return {
        "dictionary": [
            {
                "list": name,
                "version": load(name).version,
                "codes": [_term(term) for term in load(name)],
            }
            for name in field.lists
        ]
    }


def _term(term: Term) -> dict[str, Any]:
    """A term as its return prints it; a mapping to a provincial code is this installation's own."""
    said = {"code": term.returned, "en": term.label("en"), "fr": term.label("fr"), "provenance": term.provenance}
    return said | ({"our_code": term.code, "mapping": "ours"} if term.is_mapped else {})


def _constraints(field: Field) -> dict[str, Any]:
    if field.code == "number":
        return {"required": True, "unique": True}
    if field.code in ("site", "date_opened", "date_decided", "aer_met"):
        return {"required": True}
    if len(field.lists) == 1 and not field.many:
        return {"enum": [*dict.fromkeys(term.returned for term in load(field.lists[0])), WITHHELD]}
    return {}
