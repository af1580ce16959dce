"""How does the table name a person it must not know? "Woman, 60+"; "Garçon, 6–11"."""

from commontable.groundwork.vocabulary.lists import load


def person_words(gender: str, age_band: str, language: str | None = None) -> str:
    """Noun and age band of one person. Raises UnknownTerm for a wrong code, LookupError where no person is meant."""
    band = load("age_bands").get(age_band)
    noun = load("genders").get(gender).words(str(band.extra["noun"]), language)
    return f"{noun}, {band.short(language)}"
