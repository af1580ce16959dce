"""How is a published file found and understood by strangers? A catalogue entry in DCAT, a method note, and the dictionary."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from commontable.insight.release.widening import NONE

from .document import Report
from .package import as_csv, entries_of, files, zipped
from .saying import day, of_language, percent
from .words import word

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
LANGUAGES = (
    {"@id": "http://publications.europa.eu/resource/authority/language/ENG"},
    {"@id": "http://publications.europa.eu/resource/authority/language/FRA"},
)
KEYWORDS = {
    "en": ("community safety", "situation table", "Hub model"),
    "fr": ("sécurité communautaire", "table d’intervention"),
}


@dataclass(frozen=True)
class Entry:
    """One published release: its report in both languages, and where it is."""

    english: Report
    french: Report
    address: str
    publisher: str
    licence: str
    issued_on: date
    starts_on: date
    ends_on: date


def catalogue(entries: Sequence[Entry], address: str, publisher: str) -> dict[str, Any]:
    """All of them, as JSON-LD."""
    return {
        "@context": CONTEXT,
        "@id": address,
        "@type": "dcat:Catalog",
        "dct:title": both("Numbers of situation tables", "Chiffres des tables d’intervention"),
        "dct:publisher": _publisher(publisher),
        "dcat:dataset": [dataset(entry) for entry in entries],
    }


def dataset(entry: Entry) -> dict[str, Any]:
    """One of them, without the context."""
    english, french = entry.english, entry.french
    said = {
        "@id": entry.address,
        "@type": "dcat:Dataset",
        "dct:title": both(_title(english), _title(french)),
        "dct:description": both(english.headline, french.headline),
        "dct:publisher": _publisher(entry.publisher),
        "dct:language": LANGUAGES,
        "dct:issued": _day(entry.issued_on),
        "dct:modified": _day(english.taken_on),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": _day(entry.starts_on),
            "dcat:endDate": _day(entry.ends_on),
        },
        "dcat:keyword": [{"@language": tongue, "@value": each} for tongue, words in KEYWORDS.items() for each in words],
        "dcat:version": english.definitions,
        "spdx:checksum": {"spdx:algorithm": "spdx:checksumAlgorithm_sha256", "spdx:checksumValue": english.hash},
        "dcat:distribution": list(_distributions(entry)),
    }
    return said | ({"dct:license": {"@id": entry.licence}} if entry.licence else {})


def _distributions(entry: Entry) -> Iterable[dict[str, Any]]:
    kinds = (
        (
            "data.zip",
            "application/zip",
            "CSV, with datapackage.json, dictionary and method note",
            "CSV, avec descripteur, dictionnaire et note méthodologique",
        ),
        ("data.json", "application/json", "JSON", "JSON"),
        ("report-en.pdf", "application/pdf", "Report in English", "Rapport en anglais"),
        ("report-fr.pdf", "application/pdf", "Report in French", "Rapport en français"),
    )
    for name, media, english, french in kinds:
        yield {
            "@type": "dcat:Distribution",
            "dct:title": both(english, french),
            "dcat:downloadURL": {"@id": f"{entry.address}{name}"},
            "dcat:mediaType": media,
        }


def public_files(entry: Entry) -> dict[str, bytes]:
    """Everything of a published release: the data, what each column means, how it was made, its catalogue entry."""
    entry_json = json.dumps({"@context": CONTEXT} | dataset(entry), ensure_ascii=False, indent=1)
    return {
        **files(entry.english, entry.french),
        "dictionary.csv": dictionary(entry),
        "method-en.txt": method(entry.english).encode(),
        "methode-fr.txt": method(entry.french).encode(),
        "dcat.jsonld": entry_json.encode(),
    }


def public_zip(entry: Entry) -> bytes:
    return zipped(public_files(entry))


def dictionary(entry: Entry) -> bytes:
    """Each measure in both languages, a row each."""
    pairs = zip(entries_of(entry.english), entries_of(entry.french), strict=True)
    rows = (
        [one.term, one.meaning, " ".join(one.details), other.term, other.meaning, " ".join(other.details)]
        for one, other in pairs
    )
    return as_csv(["term_en", "meaning_en", "details_en", "term_fr", "meaning_fr", "details_fr"], rows)


METHOD = {
    "en": """{title}
{taken}

What is counted. Situations brought to a situation table in these quarters, decided ones only unless a figure says
otherwise. A situation counts in the quarter of the week in which it was brought. Each figure states its definition and what it is out of.

What is withheld. No number below {threshold} is shown, nor one from which such a number could be worked out. A withheld number is
empty in the files, and the column beside it says "hidden". It is never zero. "nothing" means that there was nothing to divide by.

What is made coarser first. {coarser}

How that was checked. A second program, which shares nothing with the first, tried to work out every hidden number from
all that is published here and all that was published before. It could not. {certificate}

What these numbers are not. They are no sample and no survey: they are what these tables recorded. They say nothing of
people who never came to a table. Tables differ in who comes to them; they are not ranked.
""",
    "fr": """{title}
{taken}

Ce qui est compté. Les situations présentées à une table d’intervention pendant ces trimestres, uniquement celles qui ont
reçu une décision, sauf indication contraire. Une situation compte dans le trimestre de la semaine où elle a été présentée. Chaque figure donne sa définition et son dénominateur.

Ce qui est masqué. Aucun nombre inférieur à {threshold} n’est publié, ni aucun nombre qui permettrait d’en déduire un. Un nombre masqué est
vide dans les fichiers, et la colonne voisine porte « hidden ». Ce n’est jamais zéro. « nothing » veut dire qu’il n’y avait rien par quoi diviser.

Ce qui est regroupé d’abord. {coarser}

Comment cela a été vérifié. Un second programme, qui ne partage rien avec le premier, a tenté de calculer chaque nombre caché à partir
de tout ce qui est publié ici et de tout ce qui l’a été auparavant. Il n’y est pas parvenu. {certificate}

Ce que ces chiffres ne sont pas. Ce n’est ni un échantillon ni un sondage : c’est ce que ces tables ont noté. Ils ne disent rien des
personnes qui ne sont jamais venues à une table. Les tables diffèrent par les personnes qui y viennent; elles ne sont pas classées.
""",
}


def method(report: Report) -> str:
    """How the numbers were made and made safe, in plain words."""
    tongue = of_language(report.language)
    mark = report.withheld.certificate if report.withheld else ""
    label = {"en": f"Certificate: {mark}.", "fr": f"Attestation : {mark}."}[tongue] if mark else ""
    taken = {"en": "Numbers of", "fr": "Chiffres du"}[tongue]
    return METHOD[tongue].format(
        title=_title(report),
        taken=f"{taken} {day(report.taken_on, tongue)}",
        threshold=report.threshold or "",
        certificate=label,
        coarser=_coarser(report),
    )


def _coarser(report: Report) -> str:
    """The rule, each figure that it changed, and how much of the whole is shown."""
    found, tongue = report.withheld, of_language(report.language)
    if found is None:
        return ""
    nothing = NONE.read(tongue) if not found.widened else ""
    shown = f"{word('cells_shown', tongue)}: {found.cells_shown} {word('of_pages', tongue)} {found.cells}"
    if found.people_share is not None:
        shown += f"; {word('people_shown', tongue).lower()}: {percent(found.people_share, tongue)}"
    colon = shown.replace(": ", "\N{NO-BREAK SPACE}: ") if tongue == "fr" else shown
    return "\n".join(filter(None, (found.rule, nothing, *found.widened, f"{colon}.")))


def _title(report: Report) -> str:
    return f"{report.title}, {report.place}, {report.period}"


def both(english: str, french: str) -> list[dict[str, str]]:
    return [{"@language": "en", "@value": english}, {"@language": "fr", "@value": french}]


def _publisher(name: str) -> dict[str, Any]:
    return {"@type": "foaf:Agent", "foaf:name": name}


def _day(value: date) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": value.isoformat()}
