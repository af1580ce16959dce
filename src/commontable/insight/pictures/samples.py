"""With which invented numbers does the page of pictures show each kind, once?"""

from datetime import date
from functools import cache

from . import bars, figures, heat, multiples, trend
from .numbers import Count, Ratio
from .periods import Period, quarter
from .picture import Picture
from .samples_of_places import agencies_drawn, areas_drawn, changes_drawn, curve_drawn
from .words import either as said

HIDDEN = Ratio(None, None, "small")
CONTACTS = (
    (26, 34),
    (27, 36),
    (31, 38),
    (26, 33),
    (28, 37),
    (32, 40),
    (27, 35),
    (28, 36),
    (19, 34),
    (31, 38),
    (31, 37),
    (31, 36),
)
TOGETHER = (
    (98,),
    (57, 72),
    (52, 41, 70),
    (38, 22, 27, 61),
    (31, 19, 29, 30, 49),
    (28, 21, 24, 18, 14, 44),
    (33, 31, 17, 9, None, 12, 41),
    (24, 26, 15, None, None, None, 19, 36),
)
TABLES = ("Rexdale", "Scarborough", "Harbourfront", "Weston", "Black Creek", "York")


@cache
def pictures(lang: str) -> list[Picture]:
    """Every kind of picture, with something withheld in each."""
    drawn = [_trend(lang), _withheld_trend(lang), _rate(lang), _multiples(lang), _heat(lang), _bars(lang), _ages(lang)]
    return [*drawn, changes_drawn(lang), curve_drawn(lang), agencies_drawn(lang), areas_drawn(lang)]


def row(lang: str) -> list[figures.Figure]:
    """A row of big numbers, one of them withheld."""
    presented = figures.figure(
        said(lang, "Presented", "Présentées"),
        Count(46),
        lang=lang,
        before=Count(43),
        meaning=said(
            lang,
            "Situations brought to this table in the quarter, counted once.",
            "Situations amenées à cette table dans le trimestre, comptées une fois.",
        ),
    )
    share = figures.figure(
        said(lang, "AER share", "Part RSE"),
        Ratio(None, None, "complement"),
        lang=lang,
        meaning=said(lang, "Accepted ÷ (accepted + rejected).", "Acceptées ÷ (acceptées + refusées)."),
    )
    contact = figures.figure(
        said(lang, "First contact within 48 h", "Premier contact en 48 h"),
        Ratio(31, 36),
        lang=lang,
        before=Ratio(28, 36),
        meaning=said(
            lang,
            "Accepted with a first contact within 48 hours ÷ accepted whose 48 hours have passed.",
            "Acceptées avec un premier contact en 48 heures ÷ acceptées dont les 48 heures sont passées.",
        ),
    )
    return [presented, share, contact]


def _quarters(count: int, lang: str) -> list[Period]:
    first = 2026 * 4 + 3 - count
    return [quarter(date(place // 4, 1 + 3 * (place % 4), 1), lang) for place in range(first, first + count)]


def _steps(ratios: list[Ratio], lang: str) -> tuple[trend.Step, ...]:
    return tuple(trend.Step(period, ratio) for period, ratio in zip(_quarters(len(ratios), lang), ratios, strict=True))


def _trend(lang: str) -> Picture:
    title = said(lang, "First contact within 48 hours", "Premier contact en 48 heures")
    return trend.draw(trend.Trend("trend", title, _steps([Ratio(*each) for each in CONTACTS], lang), lang))


def _withheld_trend(lang: str) -> Picture:
    title = said(
        lang,
        "The same, with periods withheld and a comparison period",
        "Le même, avec des périodes masquées et une période de comparaison",
    )
    told = [Ratio(*each) for each in CONTACTS]
    ratios = [HIDDEN, Ratio(None, None, "complement"), *told[2:5], Ratio(None, None, "earlier"), *told[6:]]
    beside = (
        said(lang, "all tables together", "toutes les tables ensemble"),
        tuple(Ratio(78 + place % 3, 100) for place in range(12)),
    )
    return trend.draw(trend.Trend("trend-withheld", title, _steps(ratios, lang), lang, compared=8, beside=beside))


def _rate(lang: str) -> Picture:
    title = said(lang, "Risks per situation", "Risques par situation")
    ratios = [Ratio(8 * count + (150 if count == 40 else 3 * (count % 5)), count) for _contacted, count in CONTACTS]
    return trend.draw(trend.Trend("trend-rate", title, _steps(ratios, lang), lang, chart="u"))


def _multiples(lang: str) -> Picture:
    title = said(lang, "First contact, by table", "Premier contact, par table")
    told = {
        table: tuple(Ratio(70 + (place * 7 + step * 5) % 20, 100) for step in range(8))
        for place, table in enumerate(TABLES)
    }
    told["York"] = (HIDDEN,) * 3 + told["York"][3:]
    together = tuple(Ratio(79 + step % 3, 100) for step in range(8))
    name = said(lang, "all six together", "les six ensemble")
    return multiples.draw(
        multiples.Multiples("multiples", title, tuple(_quarters(8, lang)), told, lang, together, name)
    )


def _heat(lang: str) -> Picture:
    title = said(lang, "Risks that come together", "Risques qui vont ensemble")
    english = (
        "Mental health",
        "Housing",
        "Drugs",
        "Physical violence",
        "Criminal involvement",
        "Alcohol",
        "Basic needs",
        "Poverty",
    )
    french = (
        "Santé mentale",
        "Logement",
        "Drogues",
        "Violence physique",
        "Activité criminelle",
        "Alcool",
        "Besoins de base",
        "Pauvreté",
    )
    names = french if lang == "fr" else english
    pairs = {
        (names[row], names[column]): _count(value)
        for row, line in enumerate(TOGETHER)
        for column, value in enumerate(line)
    }
    return heat.draw(
        heat.Heat("heat", title, names, pairs, lang, said(lang, "Situations with both", "Situations avec les deux"))
    )


def _count(value: int | None) -> Count:
    return Count(None, "small") if value is None else Count(value)


def _bars(lang: str) -> Picture:
    title = said(lang, "Who brought them, by sector", "Qui les a amenées, par secteur")
    english = (
        ("Health", 52),
        ("Justice", 41),
        ("Housing", 33),
        ("Education", None),
        ("Children and youth", 21),
        ("Indigenous-led", None),
    )
    french = (
        ("Santé", 52),
        ("Justice", 41),
        ("Logement", 33),
        ("Éducation", None),
        ("Enfance et jeunesse", 21),
        ("Direction autochtone", None),
    )
    chosen = french if lang == "fr" else english
    return bars.draw(bars.Bars("bars", title, tuple(bars.Bar(name, _count(value)) for name, value in chosen), lang))


def _ages(lang: str) -> Picture:
    title = said(
        lang,
        "Files read by a second person and found whole, a sample",
        "Dossiers relus par une autre personne et trouvés complets, un échantillon",
    )
    told = (
        ("12 – 17", Ratio(21, 30)),
        ("18 – 24", Ratio(44, 50)),
        ("25 – 39", Ratio(None, None, "complement")),
        ("40 +", Ratio(12, 40)),
    )
    return bars.draw(
        bars.Bars("bars-sample", title, tuple(bars.Bar(*each) for each in told), lang, order=bars.GIVEN, sample=True)
    )
