"""How are numbers, and the few words of a picture, said in English and in French?"""

import re
from datetime import date

SPACE = "\u00a0"
MINUS = "\u2212"

_SAID = {
    "withheld": ("withheld", "masqué"),
    "why": ("it could point at few people", "cela pourrait désigner peu de gens"),
    "none": ("none to count", "rien à compter"),
    "of": ("{some} of {all}", "{some} sur {all}"),
    "and": ("and", "et"),
    "period": ("Period", "Période"),
    "counted": ("Counted", "Compté"),
    "counted of": ("Of", "Sur"),
    "share": ("Share", "Part"),
    "rate": ("Rate", "Taux"),
    "lower": ("Lower limit", "Limite inférieure"),
    "centre": ("Centre line", "Ligne centrale"),
    "upper": ("Upper limit", "Limite supérieure"),
    "reading": ("Reading", "Lecture"),
    "above": ("above the limit", "au-dessus de la limite"),
    "below": ("below the limit", "sous la limite"),
    "inside": ("inside the limits", "entre les limites"),
    "at centre": ("centre {value}", "centre {value}"),
    "at upper": ("upper limit", "limite supérieure"),
    "at lower": ("lower limit", "limite inférieure"),
    "chart p": ("p chart", "Carte p"),
    "chart u": ("u chart", "Carte u"),
    "limits": (
        "{chart}: limits at 3 standard errors from the centre line of {periods}; they widen when fewer are counted. "
        "A point inside the band is no news.",
        "{chart} : limites à 3 erreurs types de la ligne centrale {periods} ; elles s’écartent quand le nombre compté "
        "est plus petit. Un point dans la bande n’est pas une nouvelle.",
    ),
    "all periods": ("the {count} periods shown", "des {count} périodes publiées"),
    "compared": ("the comparison period, {first} to {last}", "de la période de comparaison, {first} à {last}"),
    "limits from": ("limits from here", "limites d’ici"),
    "latest": ("Latest, {period}: {value}.", "Dernière période, {period} : {value}."),
    "latest withheld": ("The latest, {period}, is withheld.", "La dernière, {period}, est masquée."),
    "year before": ("A year before: {value}.", "Un an plus tôt : {value}."),
    "from to": ("{count} periods, {first} to {last}.", "{count} périodes, de {first} à {last}."),
    "centre said": ("Centre line: {value}.", "Ligne centrale : {value}."),
    "outside": ("Outside the limits: {names}.", "Hors des limites : {names}."),
    "none outside": ("No point is outside the limits.", "Aucun point n’est hors des limites."),
    "withheld said": ("Withheld: {names}.", "Masqué : {names}."),
    "withheld some": ("{count} of {all} are withheld.", "{count} sur {all} sont masqués."),
    "no ranking": (
        "By name, not a ranking: tables differ in who comes to them.",
        "Par nom, sans classement : les tables diffèrent par ceux qui y viennent.",
    ),
    "at the end": ("{period}: {names}.", "{period} : {names}."),
    "diagonal": ("The diagonal is the category alone.", "La diagonale est la catégorie seule."),
    "categories": ("{count} categories.", "{count} catégories."),
    "together": ("Most often together: {names}.", "Le plus souvent ensemble : {names}."),
    "numbers in table": (
        "The numbers, too long for their cells, stand in the table.",
        "Les nombres, trop longs pour leurs cases, sont dans le tableau.",
    ),
    "fewer": (
        "Drawn here: {some} of {all}; the table has all.",
        "Ici {some} sur {all} ; le tableau les a toutes.",
    ),
    "sample": (
        "The thin bar is the range of 95% that a sample of this size gives.",
        "La barre mince est l’intervalle de 95 % que donne un échantillon de cette taille.",
    ),
    "named most": ("Most: {names}.", "Le plus : {names}."),
    "name": ("Name", "Nom"),
    "count": ("Count", "Nombre"),
    "range": ("Range of 95%", "Intervalle de 95 %"),
    "agencies": ("{count} agencies, {links} links drawn.", "{count} organismes, {links} liens tracés."),
    "strongest": ("Strongest: {names}.", "Les plus forts : {names}."),
    "links withheld": (
        "{count} links are withheld and not drawn, nor do they move anything.",
        "{count} liens sont masqués : ils ne sont pas tracés et ne déplacent rien.",
    ),
    "link withheld": (
        "1 link is withheld and not drawn, nor does it move anything.",
        "1 lien est masqué : il n’est pas tracé et ne déplace rien.",
    ),
    "place says nothing": (
        "Agencies that work together stand near each other; the place on the sheet says nothing else.",
        "Les organismes qui travaillent ensemble sont proches ; la place sur la feuille ne dit rien d’autre.",
    ),
    "one agency": ("Agency", "Organisme"),
    "other agency": ("With", "Avec"),
    "kind": ("Kind", "Type"),
    "area": ("Area", "Secteur géographique"),
    "no boundary": ("Without a boundary in the file: {names}.", "Sans limite dans le fichier : {names}."),
    "no number": ("On the map without a number: {names}.", "Sur la carte sans nombre : {names}."),
    "without number": ("no number", "sans nombre"),
    "areas": ("{count} areas.", "{count} secteurs."),
    "many no number": (
        "{count} areas of the file are outlined without a number.",
        "{count} secteurs du fichier sont tracés sans nombre.",
    ),
    "shape": ("Shape in the file", "Forme dans le fichier"),
    "area of the city": ("Area of the city", "Secteur de la ville"),
    "no area": ("no area of that name", "aucun secteur de ce nom"),
    "shapes": (
        "{count} shapes in the file, {matched} of them areas of the city.",
        "{count} formes dans le fichier, dont {matched} secteurs de la ville.",
    ),
    "curve note": (
        "Life table at fixed days (Kaplan and Meier, 1958; Cutler and Ederer, 1958), from the counts of the table. Whoever is "
        "followed only into a stretch counts for half of it. A band is where withheld counts leave room. Later days stand closer.",
        "Table de survie à des jours fixes (Kaplan et Meier, 1958 ; Cutler et Ederer, 1958), d’après les nombres du tableau. Qui "
        "n’est suivi que pendant une partie d’un intervalle compte pour la moitié. Une bande : ce que des nombres masqués laissent "
        "possible. Les jours tardifs sont plus serrés.",
    ),
    "open at": ("day {day}: {share} not yet", "jour {day} : {share} pas encore"),
    "of all": ("{count} at the beginning;", "{count} au début ;"),
    "no median": (
        "More than half had not after {day} days.",
        "Plus de la moitié ne l’étaient pas après {day} jours.",
    ),
    "median after": ("Half of them by a day after day {day}.", "La moitié après le jour {day}."),
    "median between": (
        "Half of them between day {first} and day {last}.",
        "La moitié entre le jour {first} et le jour {last}.",
    ),
    "until day": ("By day", "Au jour"),
    "at risk": ("Open at the beginning", "Ouvertes au début"),
    "ended": ("Ended in it", "Terminées"),
    "no longer followed": ("Followed no longer", "Plus suivies"),
    "still open": ("Not yet, after it", "Pas encore, ensuite"),
    "days from": ("Days from the decision", "Jours depuis la décision"),
    "followed on": ("Of them followed on that day, at most:", "Dont suivies ce jour-là, au plus :"),
    "then now": ("{then} to {now}", "{then} à {now}"),
    "points": ("{points} points", "{points} points"),
    "in points": ("Change in points", "Écart en points"),
    "change note": (
        "Open circle: {then}. Full: {now}. A strong line and a bold number are a change beyond three standard errors of "
        "the difference; a thin line is within chance.",
        "Cercle vide : {then}. Plein : {now}. Un trait fort et un nombre gras sont un changement au-delà de trois erreurs "
        "types de la différence ; un trait mince reste dans le hasard.",
    ),
    "moved": ("Changed by more than chance: {names}.", "Changement au-delà du hasard : {names}."),
    "none moved": ("None changed by more than chance.", "Aucun changement au-delà du hasard."),
    "change more": ("more than chance", "plus que le hasard"),
    "change less": ("less, beyond chance", "moins, au-delà du hasard"),
    "change chance": ("within chance", "dans le hasard"),
    "a year ago": ("{value} a year ago", "{value} il y a un an"),
    "thin": ("Thin line: {name}.", "Ligne mince : {name}."),
}


def say(key: str, lang: str, **values: object) -> str:
    """The phrase of that key, filled in; a key nobody wrote raises KeyError."""
    english, french = _SAID[key]
    return spaced(french.format(**values)) if lang == "fr" else english.format(**values)


def either(lang: str, english: str, french: str) -> str:
    return spaced(french) if lang == "fr" else english


def spaced(french: str) -> str:
    """French with no-break spaces where its signs ask for them."""
    return re.sub(r" (?=[:;?!%»])|(?<=«) ", SPACE, french)


def withheld(lang: str) -> str:
    """What stands for a withheld number, whatever the reason: who knew which is small, and which hides it, would know too much."""
    return f"{say('withheld', lang)}{colon(lang)}{say('why', lang)}"


def colon(lang: str) -> str:
    return f"{SPACE}: " if lang == "fr" else ": "


def number(value: float | None, lang: str, places: int = 1) -> str:
    """'1,234.5' in English, '1 234,5' in French; whole numbers without a point; None is a dash."""
    if value is None:
        return "–"
    text = f"{abs(value):,.{places}f}" if value != int(value) else f"{abs(int(value)):,}"
    if lang == "fr":
        text = text.replace(",", SPACE).replace(".", ",")
    return MINUS + text if value < 0 else text


def percent(share: float | None, lang: str, places: int = 0) -> str:
    """'86%' in English, '86 %' in French, halves away from zero; '86.1%' where a place is wanted; None is a dash."""
    if share is None:
        return "–"
    parts = int(share * 100 * 10**places + 0.5 + 1e-9)
    whole, part = divmod(parts, 10**places)
    point = "," if lang == "fr" else "."
    said = number(whole, lang) + (f"{point}{part:0{places}d}" if places else "")
    return f"{said}{SPACE}%" if lang == "fr" else f"{said}%"


def some_of_all(some: float, of: float, lang: str) -> str:
    """'31 of 36'."""
    return say("of", lang, some=number(some, lang), all=number(of, lang))


def listed(names: list[str], lang: str) -> str:
    """'A, B and C'."""
    last = f" {say('and', lang)} "
    return last.join([*filter(None, [", ".join(names[:-1])]), *names[-1:]])


MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}


def month(day: date, lang: str) -> str:
    return MONTHS["fr" if lang == "fr" else "en"][day.month - 1]
