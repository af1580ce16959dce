"""What does the identifier check find? Own people under mutation, numbers, names, what the world outside would know (FLT-03)."""

import pytest
from anyascii import anyascii

from commontable.response.identity.identifier_check import Kind, Own, Weight, check, is_clear, own_of

NAMES = (
    "Maria Tavares",
    "Stéphane Lindqvist",
    "Nguyễn Thị Lan",
    "Siobhán O'Dwyer",
    "Jean-Luc Tremblay",
    "Björk",
    "Li Wei",
    "Will Grace",
    "Rose May",
    "Иван Петров",
    "محمد علي",
)
FRAMES = (
    "Police say {} was seen near the store.",
    "On dit que {} dort dans le parc.",
    "{} has not eaten since Monday.",
)


def mutations(name: str) -> list[str]:
    """The same person in other writings: case, accents, order, parts joined, initials, possessive, letters apart."""
    parts = name.split()
    ways = [
        name,
        name.upper(),
        name.lower(),
        anyascii(name),
        " ".join(reversed(parts)),
        f"{name}’s",
        " ".join(parts[0]),
    ]
    if len(parts) > 1:
        letters = [part[0].upper() for part in parts]
        ways += [
            "".join(parts),
            "-".join(parts),
            f"{parts[-1]}, {parts[0]}",
            ".".join(letters) + ".",
            " ".join(letters),
        ]
    return ways


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("frame", FRAMES)
def test_flt_03_the_situations_own_people_are_found_in_any_writing(name, frame):
    own = own_of([name])
    missed = [way for way in mutations(name) if not _blocks(frame.format(way), own)]
    assert missed == []


@pytest.mark.parametrize("slip", ["Tavarse", "Tavres", "Tavaress", "Tavaras", "Mariah", "Marai"])
def test_flt_03_one_slip_hides_nobody(slip):
    assert _blocks(f"Neighbours heard {slip} shouting.", own_of(["Maria Tavares"]))


def test_flt_03_a_short_form_is_the_same_person():
    assert _blocks("Everybody calls her Liz.", own_of(["Elizabeth Windsor"]))
    assert _blocks("Everybody calls him Manu.", own_of(["Emmanuel Roy"]))


def test_an_ordinary_word_is_not_the_name_that_is_spelled_like_it():
    assert check("They will move in may and mark the date.", own_of(["Will Mark", "May Li"])) == []


def test_own_numbers_and_streets_are_found_however_they_are_written():
    own = own_of([], ["14 March 1987"], ["77 Zephyr Lane"], ["416-555-0142"])
    for text in ("Lives off Zephyr.", "Born 1987.", "Rings (416) 555 0142."):
        assert _blocks(text, own), text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The number given was 274 246 925.", Kind.SIN),
        ("Health card 5916-674-863-KT expired.", Kind.HEALTH),
        ("Carte Santé TREM 8751 1408.", Kind.HEALTH),
        ("Call 416-555-0142 after six.", Kind.PHONE),
        ("Write to someone@mail.example.", Kind.EMAIL),
        ("Mail goes to M6K 1T9.", Kind.POSTAL),
        ("Stays at 45 Dunfield Ave #1108.", Kind.ADDRESS),
        ("Loge au 45, avenue Dunfield.", Kind.ADDRESS),
        ("Grey car, plate CKDW 482.", Kind.PLATE),
        ("Licence O3391-40118-70314 was taken.", Kind.LICENCE),
        ("DOB 1999-07-02.", Kind.BIRTH_DATE),
        ("Née le 2 juillet 1999.", Kind.BIRTH_DATE),
        ("Occurrence 2026-1184503 has it.", Kind.FILE),
    ],
)
def test_a_number_or_an_address_is_to_be_edited(text, kind):
    assert [each.kind for each in check(text)] == [kind]
    assert not is_clear(check(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Her aunt, Denise Charlebois, will help.", Kind.NAME),
        ("the husband, rajesh, typed small", Kind.NAME),
        ("He won the provincial championship.", Kind.OUTSIDE),
        ("Elle est la seule femme inuite de l’immeuble.", Kind.OUTSIDE),
    ],
)
def test_another_name_or_what_is_known_outside_warns(text, kind):
    found = check(text)
    assert kind in {each.kind for each in found}
    assert is_clear(found)


def test_agencies_and_areas_of_the_installation_are_no_names():
    text = "Referred by Okanagan Outreach; Kerrisdale said no."
    assert check(text) != []
    assert check(text, known=["Okanagan Outreach", "Kerrisdale"]) == []


def test_a_plain_account_of_what_happened_passes():
    assert check("Seven calls to 911 from the same building in four weeks; the hearing is on 12 December.") == []


def test_findings_do_not_overlap_and_the_heavier_wins():
    found = check("Maria Tavares lives at 77 Huntley St.", own_of(["Maria Tavares"]))
    assert [each.kind for each in found] == [Kind.OWN, Kind.ADDRESS]
    assert [each.weight for each in found] == [Weight.BLOCKS, Weight.EDIT]


def _blocks(text: str, own: Own) -> bool:
    return any(each.weight is Weight.BLOCKS for each in check(text, own))


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Grey pickup, plate AV 12 345.", Kind.PLATE, "AV 12 345"),
        ("Drives a black Tundra AV12 345 to work.", Kind.PLATE, "AV12 345"),
        ("white corolla chfk 221 was outside", Kind.PLATE, "chfk 221"),
        ("Vanity plate HOCKYMM seen twice.", Kind.PLATE, "HOCKYMM"),
        ("Camion blanc, immatriculé AB-12-345.", Kind.PLATE, "AB-12-345"),
        ("DOB 790512, no card.", Kind.BIRTH_DATE, "790512"),
        ("She was born 03MAR1988 abroad.", Kind.BIRTH_DATE, "03MAR1988"),
        ("D.O.B. 5-Sep-09, guardian unknown.", Kind.BIRTH_DATE, "5-Sep-09"),
        ("Née le 3 févr. 64.", Kind.BIRTH_DATE, "3 févr. 64"),
        ("School gave OEN 771 204 993.", Kind.FILE, "771 204 993"),
        ("Le NISO de l’élève est 660-114-207.", Kind.FILE, "660-114-207"),
        ("HIFIS client 20931, bed 4.", Kind.FILE, "20931"),
        ("Police occ YR 2024-118203.", Kind.FILE, "2024-118203"),
        ("Plays online as night_owl#2291 a lot.", Kind.EMAIL, "night_owl#2291"),
        ("Loge au 14-B Place Rivoli, seul.", Kind.ADDRESS, "14-B Place Rivoli"),
        ("Maison : 512, route de comté 9.", Kind.ADDRESS, "512, route de comté 9"),
    ],
)
def test_a_number_is_told_by_the_word_before_it(text, kind, found):
    assert [(each.kind, text[each.start : each.end]) for each in check(text)] == [(kind, found)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CLIENT R.T. REFUSES TO LEAVE THE STAIRWELL.", "R.T."),
        ("worried about rose, 44, who hides bruises", "rose"),
        ("son frère Réal dort dehors", "Réal"),
        ("Worried about the Mensah boys upstairs.", "Mensah"),
        ("The Rev. Okafor called.", "Okafor"),
        ("Near unit 4 at 19 Birchwood Ave, apt C. Tyrell D. was seen.", "Tyrell D"),
        ("ct r. stoyanov presented with psychosis", "r. stoyanov"),
        ("She said to tell Bishop to get help.", "Bishop"),
        ("Sunny next door heard the fight.", "Sunny"),
        ("Hope’s baby has not been weighed.", "Hope"),
        ("Rencontré au parc : Ti-Guy, doigts gelés.", "Ti-Guy"),
        ("Her chum Junior is out on Saturday.", "Junior"),
        ("Passport in her coat: GHEBREMEDHIN, no visa.", "GHEBREMEDHIN"),
        ("Storm is his street name, the real one is unknown.", "Storm"),
        ("Student from Lagos, Chukwuemeka, unpaid tuition.", "Chukwuemeka"),
        ("She takes Oyelaran home at night.", "Oyelaran"),
        ("Oyelaran’s team lost.", "Oyelaran"),
    ],
)
def test_a_name_is_told_by_where_it_stands(text, found):
    assert found in [text[each.start : each.end] for each in check(text) if each.kind is Kind.NAME]


@pytest.mark.parametrize(
    "text",
    [
        "Refuses to go back to St. Olaf's.",
        "Came from Kigali, then Lagos, then Haldimand.",
        "His Silverado was towed and the Zamboni parked.",
        "Il a cessé l’Abilify et le Risperdal.",
        "Lic. suspended; neighb. upset; two AWOLs this week.",
        "Nana looks after the kids.",
        "Teen boy, 16, and the son, 29, fight.",
        "Drank a bottle of Captain Morgan.",
        "Son char est en panne, 300 dollars de réparations.",
        "Police came at 1820 HRS. They left.",
        "Prev attempt in spring. Supt has no key. Coloc parti.",
        "He takes Lamictal and Keppra, the Xarelto ran out, zuclopram 25 mg did nothing.",
        "Diabétique, Jardiance et Trulicity, plus rien depuis lundi.",
        "Fled from Kosovo, moved to Malton, lives in Zorbville, speaks Tigrinya.",
        "Suivi à la clinique, passé par Lacolle, habite à Hearst.",
        "On Wizz and Roblox all night. Out of Zelvanta since Monday.",
        "Discharged from Roy McMurtry, slept in a lot on Barton.",
        "DPJ, SAE, PPO impliquées. ServiceOntario wants a form. Radio-Canada was on.",
        "He went to the Juravinski clinic, then the Zorbax pharmacy.",
        "Jean Coutu refuse de renouveler.",
        "Driving up from Kitimat, then past Puslinch to a cabin at Moffat.",
        "Fled Zaporizhzhia. Plates of Prince Edward Island, left on Gander Rd.",
        "Arrivé de Val-d’Or, vu à Smooth Rock Falls, dort à Saint-Eugène.",
        "Asked what Rowan's Law is. Score de Finnegan à 14, loi de Clare citée.",
        "Bjr, la patiente, soixante-six ans, va au Rona. Mtg moved, Hx of falls.",
        "The cat, Mr. Biscuit, is loose. Poured Zorvane on the floor. The Coleman heater is on.",
        "Une Franco-Manitobaine a appelé la ligne Fem’aide.",
    ],
)
def test_what_is_nobody_passes(text):
    assert check(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He is the nurse who was on the CBC after the outbreak.",
        "Her mother is the woman whose twins drowned in the river.",
        "He was the pilot in the helicopter crash that killed two.",
        "Former finalist on that cooking show, now outdoors.",
        "There is a statue of him by the arena.",
        "She lives in the house with the giant dinosaur.",
        "The only Syrian barber in Hanover.",
        "Son oncle est le sculpteur qui a fait la statue du parc.",
        "Il est un des rares survivants du naufrage.",
        "Il est le seul vétérinaire d’Opasatika.",
        "La maison avec un avion dans la cour.",
        "She was the bride in the wedding fire.",
        "He is the brother of the girl found in the canal last winter.",
        "Il était le curé accusé dans l’affaire du camp d’été.",
        "C’est le fils du policier abattu à Bourget.",
        "He told us he was the contestant who got thrown off that baking show.",
        "Used to be the singer from that one hit on the soundtrack.",
        "People remember him as the goalie who stopped the robbery.",
        "Was the first woman to captain the Marine Unit.",
        "Le premier francophone à diriger la caserne.",
        "Played two seasons for the Argos.",
        "Her photo was on every channel.",
        "Ex is the son of the reeve.",
        "Caller is Marathon's only dentist.",
        "Her father is the imam of the one mosque in town.",
        "They are the family that owned the drive-in until it burned.",
        "C’est l’ancien ailier des Voltigeurs.",
        "Elle est la nièce du préfet.",
        "Première femme chef de pompiers dans Stormont.",
        "La gagnante du Lotto Max dort dans sa remise.",
    ],
)
def test_who_is_told_by_what_many_saw_warns(text):
    assert Kind.OUTSIDE in {each.kind for each in check(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The boys who broke the window at the church came back.",
        "Le garçon qui a brisé la télé pleure.",
        "He wears a cap of the Leafs game.",
        "The only support she has is a cousin in Windsor.",
        "He is the one who feeds the kids.",
        "She said: you'll see me on the news.",
        "Watching the news all day.",
        "It was the needle found in the sink.",
        "He was the first person to call.",
        "She is the mother of the boy who hit him.",
        "He is the son of the tenant upstairs.",
        "The only shelter in Sudbury is full.",
        "Son ancien conjoint qui a gardé les clés est revenu.",
        "Il a dit à la radio CB qu’il partait.",
        "Last pinged near Scarborough Town Centre.",
    ],
)
def test_what_nobody_outside_saw_passes(text):
    assert check(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Grace wont come down from the landing.", "Grace"),
        ("Noël a été vu sur le pont.", "Noël"),
        ("j.m. came in the same clothes.", "j.m."),
        ("Male barricaded. Sgt. Pereira on scene.", "Pereira"),
        ("She yelled at Fontaine in the lobby.", "Fontaine"),
        ("The letter came from Zielinski, typed.", "Zielinski"),
        ("Elle a dit à Okonkwo de partir.", "Okonkwo"),
        ("Le frère de St-Onge a les clés.", "St-Onge"),
    ],
)
def test_somebody_is_found_where_a_word_or_a_town_is_called_so_too(text, name):
    assert [text[each.start : each.end] for each in check(text) if each.kind is Kind.NAME] == [name]
