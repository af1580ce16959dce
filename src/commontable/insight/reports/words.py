"""Which fixed words stand in every report, in English and in French?"""

from .saying import of_language

WORDS = {
    "contents": ("Contents", "Table des matières"),
    "taken": ("Numbers of", "Chiffres du"),
    "definitions": ("definitions version", "définitions, version"),
    "released_to": ("Released to", "Communiqué à"),
    "threshold": ("Nothing that counts fewer than", "Rien de ce qui compte moins de"),
    "definition": ("What it counts", "Ce qui est compté"),
    "denominator": ("Out of", "Sur"),
    "as_table": ("The same as a table", "Les mêmes chiffres en tableau"),
    "table": ("Table", "Tableau"),
    "picture_says": ("The picture in words", "L’image en mots"),
    "live": ("The situations, as of today", "Les situations, à ce jour"),
    "map_wanted": (
        "Bring a boundary file, and a map stands here",
        "Apportez un fichier de limites, et une carte figurera ici",
    ),
    "withheld_why": ("What is withheld, and why", "Ce qui est masqué, et pourquoi"),
    "withheld": ("withheld", "masqué"),
    "withheld_is": ("Withheld means:", "Masqué veut dire :"),
    "hidden_one": (
        "number is withheld: it counts too few, or one that does could be worked out from it.",
        "chiffre est masqué : il est trop petit, ou un nombre trop petit pourrait en être déduit.",
    ),
    "hidden_many": (
        "numbers are withheld: each counts too few, or one that does could be worked out from it.",
        "chiffres sont masqués : chacun est trop petit, ou un nombre trop petit pourrait en être déduit.",
    ),
    "median": ("median", "médiane"),
    "ninth": ("nine in ten within", "neuf sur dix en"),
    "how_made": ("How these numbers were made", "Comment ces chiffres ont été établis"),
    "cells_shown": ("Numbers shown", "Chiffres publiés"),
    "people_shown": ("Situations covered", "Situations couvertes"),
    "checked_by": ("Checked by", "Vérifié par"),
    "checker": (
        "a second program that tries to work out every hidden number; it could not",
        "un second programme qui tente de calculer chaque chiffre caché ; il n’y est pas parvenu",
    ),
    "certificate": ("Certificate", "Attestation"),
    "method": ("Method", "Méthode"),
    "exact": (
        "exact: proven that no fewer numbers could be hidden",
        "exacte : il est prouvé qu’on ne pouvait cacher moins de chiffres",
    ),
    "heuristic": (
        "heuristic: it was not proven in time that no fewer numbers could be hidden; the check is the same",
        "heuristique : il n’a pas été prouvé à temps qu’aucun chiffre n’est caché de trop ; la vérification est la même",
    ),
    "colon": (":", "\N{NO-BREAK SPACE}:"),
    "nothing_withheld": ("Nothing is withheld in this report.", "Rien n’est caché dans ce rapport."),
    "practice": ("Practice data: nobody here is real", "Données d’exercice : personne ici n’est réel"),
    "page": ("Page", "Page"),
    "of": ("of", "de"),
    "before": ("a year ago", "un an plus tôt"),
    "none": ("none to show", "rien à montrer"),
    "about": ("About this report", "À propos de ce rapport"),
    "of_pages": ("of", "sur"),
    "common_table": ("Common Table", "Common Table"),
}

AUDIENCES = {
    "table": ("the members of {place}", "les membres de {place}"),
    "steering": ("the steering committee", "le comité directeur"),
    "public": ("everybody", "tout le monde"),
}
ALL_TABLES = ("All tables", "Toutes les tables")


def audience_said(audience: str, place: str, language: str) -> str:
    """Whom a release is for."""
    return AUDIENCES[audience][of_language(language) == "fr"].format(place=place)


def city_said(language: str) -> str:
    """What stands in the place of a table's name in a report of all tables."""
    return ALL_TABLES[of_language(language) == "fr"]


def word(key: str, language: str) -> str:
    """One of them in this language."""
    return WORDS[key][of_language(language) == "fr"]


def all_words(language: str) -> dict[str, str]:
    return {key: word(key, language) for key in WORDS}
