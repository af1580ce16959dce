"""Does the check find who is told by letters, a part played or a verdict, and leave towns, jails, drugs and kin alone?"""

import pytest

from commontable.response.identity.identifier_check import Kind, check


def named(text: str) -> list[str]:
    return [text[each.start : each.end] for each in check(text) if each.kind is Kind.NAME]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("D.M. told me she has a plan.", ["D.M."]),
        ("K.L. wants housing. P.G. refuse de parler.", ["K.L.", "P.G."]),
        ("L’accusé T. D. est sorti.", ["T. D."]),
        ("tk in custody, cellmate worried.", ["tk"]),
        ("spoke to worker, aj refuses to go back.", ["aj"]),
        ("jean-guy p. parti contre avis médical.", ["jean-guy"]),
        ("bouchard, ginette, sans chauffage.", ["bouchard, ginette"]),
        ("agente Pilon sur place.", ["Pilon"]),
        ("Infirmière Pilon a vu la plaie.", ["Pilon"]),
        ("éducatrice Laporte a appelé.", ["Laporte"]),
        ("caseworker Flowers left a message.", ["Flowers"]),
        ("Officer Marsh left a card.", ["Marsh"]),
        ("Popeye, billet pour flânage, son 14e.", ["Popeye"]),
        ("Shorty, no fixed address, coughing.", ["Shorty"]),
        ("le père (Junior) est revenu.", ["Junior"]),
        ("mom (Sky) is using again.", ["Sky"]),
        ("Grace and Faith (twins, gr. 5) came hungry.", ["Grace", "Faith"]),
        ("Rose et Iris ont été vues au parc.", ["Rose", "Iris"]),
        ("Molly told me she took pills.", ["Molly"]),
        ("She saw Jesus Morales at the stop.", ["Jesus Morales"]),
        ("Elle a donné son chat à Alfred hier.", ["Alfred"]),
    ],
)
def test_somebody_is_found_by_letters_a_part_played_or_a_nickname(text, names):
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "I'm worried and I've called twice.",
        "Last time he OD'd he was alone. She's been OD'ing weekly.",
        "Client DM'd a photo of the rope.",
        "Stepdad hits him with a cord. Oma cries.",
        "The N.A.S. card was stolen, D.D.N. wrong. R.N. on duty.",
        "A.A. and N.A. meetings daily.",
        "Tickets to Delhi booked for the 22nd.",
        "Flight to Lima tomorrow.",
        "Il a passé la barrière du train à Alfred.",
        "Seul dans une roulotte passé Mattice.",
        "Corner of Bathurst and Wilson, no shoes.",
        "Au coin de Rideau et Nelson, en sous-vêtements.",
        "UofT prof forwarded it.",
        "PEP started at Hassle Free.",
        "In custody at Roy McMurtry.",
        "Persuadé d'être Saint-Michel.",
        "He thinks he is Jesus.",
        "Client says Molly and Jack Daniels every night.",
        "Snorts Molly off the sink.",
        "Robbed before Caribana.",
        "Food and water were left outside.",
        "Kids and Grandma are hungry.",
        "le père (décédé) avait tout. la fille (Ontarienne) est là.",
        "nurse Practitioner called back. officer Thursday shift said no.",
        "tv in custody room is broken. pt said no.",
        "metformin, insulin gone. lonley, mark on neck.",
        "Trespass, ticket issued. Homeless, 19, pregnant.",
        "van STOLEN last night. Drives a truck DRUNK.",
        "The nurse who found him is off shift.",
        "La dame qui s'est fait voler sa sacoche pleure.",
        "Le seul médecin de garde est débordé.",
        "The babies left at daycare are safe.",
    ],
)
def test_towns_jails_drugs_and_kin_are_nobody(text):
    assert check(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Her mother is the nurse who blew the whistle on the care home.",
        "She's married to the imam who ran for city council.",
        "L'agresseur est le prof de musique de Casselman acquitté l'an passé.",
        "It was the hockey coach acquitted last spring.",
        "Sa mère, la caissière qui s'est fait prendre dans le vol de 2021.",
        "C'est l'infirmière qui a sonné l'alarme sur le CHSLD.",
        "Il est le monsieur que les journaux ont appelé l'ermite.",
        "He is the one the papers called the Bridge Man.",
        "Boss is last year's Tomato Festival parade marshal.",
        "la reine du carnaval de 2012 vit dans son char.",
        "Le seul dentiste haïtien de la place a battu sa femme.",
        "Twins, the babies left at the fire hall in 2014, came hungry.",
        "He is the man who found the missing girl.",
    ],
)
def test_who_is_told_by_a_verdict_or_the_papers_warns(text):
    assert Kind.OUTSIDE in {each.kind for each in check(text)}


@pytest.mark.parametrize(
    ("text", "plate"),
    [
        ("Drives a pink van SUGRHIGH, sleeping in it.", "SUGRHIGH"),
        ("camion blanc GROSLOU devant la garderie.", "GROSLOU"),
        ("The truck (vanity DADSTOY) is always there.", "DADSTOY"),
    ],
)
def test_a_chosen_plate_is_a_plate(text, plate):
    assert [(each.kind, text[each.start : each.end]) for each in check(text)] == [(Kind.PLATE, plate)]
