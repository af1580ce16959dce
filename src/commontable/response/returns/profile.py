"""Which fields has our profile of the provincial record, where is each from, and what does it read?

The province's own file could not be had. What its dataset description names is "published", what we recall is
"recollection", what we add is "ours": nothing here is official.
"""

from dataclasses import dataclass
from typing import Final

from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.wording import spoken_language

WITHHELD: Final = "N/A"
"""Withheld by rule: neither empty nor zero."""
BETWEEN: Final = "; "
"""Between the several values of one field."""
WITHIN: Final = ":"
"""Between the parts of one value: who somebody is, what a service came to."""


@dataclass(frozen=True)
class Field:
    """One column: its code, its shape (text, date, whole, yes_no), and the lists whose codes it holds, part by part.

    `many`: several values. `withheld`: says N/A in a rejected row. `reads`: the columns of the database behind it.
    """

    code: str
    shape: str = "text"
    lists: tuple[str, ...] = ()
    many: bool = False
    withheld: bool = False
    reads: tuple[str, ...] = ()
    words: tuple[str, str] = ("", "")
    why: str = ""

    @property
    def provenance(self) -> str:
        """published, recollection or ours."""
        return load("rtd_columns").get(self.code).provenance if self.code in load("rtd_columns") else "ours"

    @property
    def source(self) -> str:
        return load("rtd_columns").get(self.code).source if self.provenance != "ours" else "the product's own"

    def label(self, language: str | None = None) -> str:
        """The heading, in the province's words as far as they are known."""
        if self.code in load("rtd_columns"):
            return load("rtd_columns").label(self.code, language)
        return self.words[spoken_language(language) == "fr"]


S, P = "situations_situation.", "situations_person."
FACT = ("situations_fact.list", "situations_fact.code")
PEOPLE = ("age_bands", "genders", "harm_roles")
SOMEBODY = (P + "age_band", P + "gender", P + "harm_role")
DAY = "the day alone, of a moment that stays"
KEY = "the table’s own number, which says nothing of anybody"

FIELDS: tuple[Field, ...] = (
    Field("number", reads=(S + "number",), why=KEY),
    Field("site", reads=("tables_situationtable.code",)),
    Field("date_opened", "date", reads=(S + "brought_at",), why=DAY),
    Field("date_decided", "date", reads=(S + "decided_at",), why=DAY, words=("Date decided", "Date de la décision")),
    Field("date_closed", "date", reads=(S + "closed_at",), why=DAY),
    Field(
        "originating_sector",
        lists=("sectors",),
        reads=(S + "originating_sector",),
        words=("Originating sector", "Secteur d’origine"),
    ),
    Field("originating_agency", lists=("agency_types",), reads=(S + "originating_type",)),
    Field("lead_agency", lists=("agency_types",), withheld=True, reads=("agencies_agency.agency_type",)),
    Field(
        "assisting_agencies", lists=("agency_types",), many=True, withheld=True, reads=("agencies_agency.agency_type",)
    ),
    Field("discussion_type", lists=("discussion_types",), reads=(S + "kind", S + "group_size", S + "place_kind")),
    Field("subject_kind", lists=("subject_kinds",), reads=(S + "kind",), words=("Kind of subject", "Type de sujet")),
    Field(
        "group_size",
        lists=("group_sizes",),
        withheld=True,
        reads=(S + "group_size",),
        words=("Size of the group", "Taille du groupe"),
    ),
    Field(
        "group_description",
        lists=("group_descriptions",),
        withheld=True,
        reads=(S + "group_description",),
        words=("What group", "Quel groupe"),
    ),
    Field(
        "place_kind",
        lists=("places",),
        withheld=True,
        reads=(S + "place_kind",),
        words=("Kind of place", "Type de lieu"),
    ),
    Field("age_group", lists=("age_bands",), withheld=True, reads=(P + "age_band",)),
    Field("gender", lists=("genders",), withheld=True, reads=(P + "gender",)),
    Field(
        "harm_role",
        lists=("harm_roles",),
        withheld=True,
        reads=(P + "harm_role",),
        words=("Role in the harm", "Rôle par rapport au préjudice"),
    ),
    Field("affected_persons", lists=PEOPLE, many=True, withheld=True, reads=SOMEBODY),
    Field("times_discussed", "whole", reads=("agenda_item.kind",), why="a count of items that were heard"),
    Field("aer_met", "yes_no", reads=(S + "stage",)),
    Field(
        "rejection_reason",
        lists=("rejection_reasons",),
        reads=(S + "rejection_reason",),
        words=("Rejection reason", "Motif du rejet"),
    ),
    Field("risk_factors", lists=("risk_factors",), many=True, withheld=True, reads=FACT),
    Field(
        "risk_categories",
        lists=("risk_categories",),
        many=True,
        withheld=True,
        reads=FACT,
        words=("Risk categories of young people", "Catégories de risque des jeunes"),
    ),
    Field("protective_factors", lists=("protective_factors",), many=True, withheld=True, reads=FACT),
    Field("study_flags", lists=("study_flags",), many=True, withheld=True, reads=FACT),
    Field(
        "services_mobilized",
        lists=("service_types", "mobilization_outcomes", "agency_types"),
        many=True,
        withheld=True,
        reads=("closing_mobilisation.service", "closing_mobilisation.outcome", "agencies_agency.agency_type"),
    ),
    Field("conclusion_group", reads=(S + "conclusion",)),
    Field("conclusion_reason", lists=("conclusions",), reads=(S + "conclusion",)),
    Field("rules_applied", many=True, reads=(S + "kind", S + "stage"), words=("Rules applied", "Règles appliquées")),
)
BY_CODE: Final = {field.code: field for field in FIELDS}
COMPARED: Final = tuple(field.code for field in FIELDS if field.code not in ("number", "site"))
