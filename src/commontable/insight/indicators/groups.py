"""What may figures be cut by, and what are the pieces called?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commontable.insight.indicators import courses
from commontable.insight.indicators.checks import CHECKS
from commontable.insight.indicators.form import Words

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


CHECKED, COURSES = "checks", "courses"
"""The lists that no snapshot has: what is looked for, and the stretches of days, are written here."""


@dataclass(frozen=True)
class Group:
    """A column to cut by, its heading, and the list its codes are in, as the snapshot's terms name it; "" without one."""

    code: str
    title: Words
    list: str = ""


_ALL = (
    Group("table", Words("Table", "Table"), "tables"),
    Group("quarter", Words("Quarter brought", "Trimestre de présentation")),
    Group("year", Words("Year brought", "Année de présentation")),
    Group("kind", Words("Kind of subject", "Type de sujet"), "subject_kinds"),
    Group("group_size", Words("Size of the group", "Taille du groupe"), "group_sizes"),
    Group("place_kind", Words("Kind of place", "Type de lieu"), "places"),
    Group("area", Words("Area", "Secteur géographique")),
    Group("originating_sector", Words("Sector that brought it", "Secteur qui l'a présentée"), "sectors"),
    Group(
        "originating_type",
        Words("Type of agency that brought it", "Type d'organisme qui l'a présentée"),
        "agency_types",
    ),
    Group("lead_sector", Words("Sector that leads", "Secteur responsable"), "sectors"),
    Group("lead_type", Words("Type of agency that leads", "Type d'organisme responsable"), "agency_types"),
    Group("emergency", Words("Decided in an emergency call", "Décidée lors d'un appel d'urgence")),
    Group("walk_on", Words("Brought while the table met", "Présentée en cours de réunion")),
    Group("returning", Words("Discussed before", "Déjà discutée")),
    Group("rejection_reason", Words("Reason for not met", "Motif de non-atteinte du seuil"), "rejection_reasons"),
    Group("conclusion_group", Words("Heading of the conclusion", "Rubrique de la conclusion"), "conclusions/groups"),
    Group("conclusion", Words("Conclusion", "Conclusion"), "conclusions"),
    Group("persons_word", Words("What the person says", "Ce que dit la personne"), "persons_words"),
    Group("ending", Words("How it ended undecided", "Issue sans décision")),
    Group("age_band", Words("Age band", "Groupe d'âge"), "age_bands"),
    Group("gender", Words("Gender", "Genre"), "genders"),
    Group("harm_role", Words("Role in the harm", "Rôle par rapport au préjudice"), "harm_roles"),
    Group("category", Words("Risk category", "Catégorie de risque"), "risk_categories"),
    Group("other_category", Words("Other risk category", "Autre catégorie de risque"), "risk_categories"),
    Group("factor", Words("Risk factor", "Facteur de risque"), "risk_factors"),
    Group(
        "protective_category",
        Words("Kind of protective factor", "Type de facteur de protection"),
        "protective_factors/groups",
    ),
    Group("protective_factor", Words("Protective factor", "Facteur de protection"), "protective_factors"),
    Group("flag", Words("Topic under study", "Sujet à l'étude"), "study_flags"),
    Group("sector", Words("Sector", "Secteur"), "sectors"),
    Group("agency_type", Words("Type of agency", "Type d'organisme"), "agency_types"),
    Group("part", Words("Part", "Rôle")),
    Group("agency", Words("Agency", "Organisme")),
    Group("with_sector", Words("Other sector", "Autre secteur"), "sectors"),
    Group("with_type", Words("Other type of agency", "Autre type d'organisme"), "agency_types"),
    Group("with_agency", Words("Other agency", "Autre organisme")),
    Group("service", Words("Service", "Service"), "service_types"),
    Group("outcome", Words("What came of the service", "Résultat pour le service"), "mobilization_outcomes"),
    Group("theme", Words("What stood in the way", "Obstacle"), "barrier_themes"),
    Group("wait", Words("Length of the wait", "Durée de l'attente"), "wait_bands"),
    Group("meeting_kind", Words("Kind of meeting", "Type de réunion")),
    Group("to_close", Words("Closed", "Fermée"), COURSES),
    Group("to_attempt", Words("First attempt", "Première tentative"), COURSES),
    Group("check", Words("What is looked for", "Ce qui est vérifié"), CHECKED),
)
GROUPS: Mapping[str, Group] = {group.code: group for group in _ALL}

BROUGHT = ("table", "quarter", "year")
"""What is known of every number, decided or not."""
DECIDED = (*BROUGHT, "kind", "originating_sector", "originating_type")
"""What remains of a situation after a "no"."""
ACCEPTED = (
    *DECIDED,
    "lead_sector",
    "lead_type",
    "group_size",
    "place_kind",
    "area",
    "emergency",
    "walk_on",
    "returning",
)
"""What is known of an accepted one."""
PEOPLE = (*ACCEPTED, "age_band", "gender", "harm_role")
"""What is known of a person in an accepted one."""


def with_year(rows: ibis.Table) -> ibis.Table:
    """With `year`, the calendar year of the quarter."""
    return rows.mutate(year=rows.quarter.year().cast("int64"))


def labels(star: Star, by: Sequence[str]) -> dict[str, dict[str, Words]]:
    """For each group of `by` that has a list: its codes in the list's order, and what they are called."""
    wanted = {group: GROUPS[group].list for group in by if GROUPS[group].list}
    terms = star.term.filter(star.term["list"].isin(sorted(set(wanted.values()))))
    rows = sorted(terms.to_pyarrow().to_pylist(), key=lambda row: (row["list"], row["position"], row["code"]))
    own = {CHECKED: {each.code: each.title for each in CHECKS}, COURSES: courses.said()}
    return {
        group: own[name] if name in own else {r["code"]: Words(r["en"], r["fr"]) for r in rows if r["list"] == name}
        for group, name in wanted.items()
    }
