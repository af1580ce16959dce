"""Does the check read French as it is typed at work: names that are words, kin, towns on the way, who is known in a town?"""

import pytest

from commontable.response.identity.identifier_check import Kind, check


def found(text: str, kind: Kind = Kind.NAME) -> list[str]:
    return [text[each.start : each.end] for each in check(text) if each.kind is kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fleurette, sa tante, l’héberge depuis mardi.", ["Fleurette"]),
        ("Prudence a 16 ans, fugue depuis samedi.", ["Prudence"]),
        ("P.M., 22 ans, consomme du crystal.", ["P.M."]),
        ("Client A.M., 44 ans, est revenu.", ["A.M."]),
        ("urgent, marcel au app 4 crie après elle", ["marcel"]),
        ("son ex-chum réjean rôde, sa belle-mère ginette aussi.", ["réjean", "ginette"]),
        ("Elle court vers Gilles avec un couteau.", ["Gilles"]),
        ("Mme Desjardins confirme.", ["Desjardins"]),
    ],
)
def test_somebody_is_found_as_french_is_typed(text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Son ex-conjoint est revenu, son demi-frère aussi.",
        "Vu à 9 A.M. par l’agente. R.V. avec le psy jeudi.",
        "Il roule vers Matheson avec le bébé. Il revient de Thompson.",
        "Elle garde les petits à Earlton.",
        "Schizoaffectif, sans médication. Bipolaire aussi.",
        "Trouvé dans le guichet de la Caisse Desjardins.",
        "Un livreur de Skip l’a vu tomber.",
        "Patience de l’équipe à bout. Client dort au refuge.",
        "Il jette ses médailles au lac.",
        "C’est l’infirmière de Montfort qui a appelé ce matin.",
        "C’est la mère qui s’est fait frapper hier soir.",
        "C’est le proprio de Toronto qui a vendu la bâtisse.",
    ],
)
def test_towns_kin_shops_and_colleagues_are_nobody(text):
    assert check(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "C’est le brigadier de l’école de Hearst qui s’est fait mordre par un ours.",
        "Elle, c’est la factrice de Mattice qui a gagné le camion.",
        "Vous le connaissez, le monsieur au tricycle qui vend des vers.",
        "La madame aux trois chiens qui quête devant le Tim Hortons de Cochrane boit.",
    ],
)
def test_who_is_known_in_a_town_warns(text):
    assert found(text, Kind.OUTSIDE)


def test_a_health_card_cut_short_is_one():
    assert found("Homme, CS 4432 118 902, sans adresse.", Kind.HEALTH) == ["4432 118 902"]
