"""Story B: police bring a mother, her violent son of 17 and his brother of 8; each is told of, and answered, alone.

An interpreter hears it; housing leads, the hospital for the son and children's aid for the brother; the school opens the brother. What
probation keeps on the son leaves its compartment on nobody's page and in no file.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from commontable.groundwork.access.actor import operator, system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.models import WrappedKey
from commontable.groundwork.keys.rings import lend
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.plan import AgencyPlan, PersonPlan, Plan, TeamPlan
from commontable.response.answering.jobs import write_down_of
from commontable.response.answering.tests.story_b import goes_by, officer_of
from commontable.response.disclosure.models import Deferral, Disclosure
from commontable.response.disclosure.settings_of import set_reason
from commontable.response.identity.actions import seal_identity
from commontable.response.identity.limited import Limited
from commontable.response.identity.tests.factories import persons_of, today
from commontable.response.situations.models import Grant, Person
from commontable.response.situations.tests import factories as made
from tests.cast import PASSWORD, SINCE, Cast

from . import steps

pytestmark = pytest.mark.journey

MOTHER, SON, BROTHER = "Rosalind Achterberg", "Dmitri Vasquez", "Lucian Okafor"
NAMES = {"A": MOTHER, "B": SON, "C": BROTHER}
PROBATION = "Zwaluw programme, Tuesdays"
INTERPRETER = "Inez Interpreter"
MAY_READ = {
    "paula": "ABC",
    "pierre": "ABC",
    "omar": "ABC",
    "hana": "B",
    "carla": "C",
    "sara": "C",
    "nils": "",
    "chris": "",
    "coral": "",
    "odile": "",
    "piet": "",
}
"""Whose name each reads, of whatever can be reached from their pages."""
MORE = Plan(
    agencies=(AgencyPlan("Family Aid", "Aid", "child_youth", "childrens_aid"),),
    teams=(TeamPlan("Family Aid", "EA", "Aid East", SINCE, SINCE, SINCE),),
    people=(
        PersonPlan("Carla Aid", "carla@example.org", "Family Aid", SINCE, teams=("EA/Aid East",)),
        PersonPlan("Pierre Police", "pierre@example.org", "City Police", SINCE, teams=("EA/Police East",)),
    ),
)
KNOWN: dict = {}


def furnish(cast: Cast) -> None:
    """Children's aid sits at the table; the police have a privacy officer, and a draft in which one answer is missing."""
    with acting_as(operator()):
        set_up(MORE, actor=operator(), password=PASSWORD)
    officer = officer_of(cast, "paula")
    goes_by(officer)
    with acting_as(officer):
        set_reason(
            Agency.objects.get(pk=officer.agency), actor=officer, reason="asking_dangerous", authority="mfippa_32_h"
        )
    people = (
        made.person("from_40_to_59", gender="female", harm_role="harmed"),
        made.person("from_12_to_17", gender="male", harm_role="harming"),
        made.person("from_6_to_11", gender="male"),
    )
    draft = made.drafted(cast, "Police East", kind="family", people=people, consent="not_yet")
    for person, name in zip(persons_of(draft), NAMES.values(), strict=True):
        with acting_as(cast.paula), lend(["limited"], cast.paula.teams):
            seal_identity(draft, actor=cast.paula, person=person, limited=Limited(name, "1999"))
    KNOWN.update(draft=draft.pk, son=persons_of(draft)[1], table=cast.tables["EA"], paula=cast.paula)


def test_mother_son_and_brother(signed_in: Callable[..., Page], inside: Callable) -> None:
    pages = {name: signed_in(name) for name in MAY_READ}
    paula, chris, omar = pages["paula"], pages["chris"], pages["omar"]
    youth = the_police_keep_what_probation_says(paula)
    number = the_police_bring(paula)
    the_table_hears_them(chris, number)
    KNOWN.update(people=inside(people_by_letter), number=number)
    each_is_asked_or_a_second_agency_agrees(paula, omar, number)
    the_police_release(paula)
    steps.close_meeting(chris)
    inside(lambda: write_down_of(table=str(KNOWN["table"])))

    the_interpreter_is_listed(paula, pages["sara"], number)
    the_mothers_notice_is_put_off(omar, paula, pages["sara"])
    assert inside(reviewed_by_another_team)
    the_sons_answer_is_his_own(pages)
    for name, page in pages.items():
        everything_within_reach(page, name, youth)
    the_school_reads_the_brother(pages["sara"])
    assert inside(holders_of_probation) == {KNOWN["paula"].member}
    the_return_knows_nothing_of_it(pages["coral"])


def the_police_keep_what_probation_says(paula: Page) -> str:
    """Written by Paula, sealed to her alone. Returns its address."""
    paula.goto(f"/identity/drafts/{KNOWN['draft']}/people/{KNOWN['son']}/file/")
    paula.get_by_role("link", name="Write a record").click()
    paula.get_by_label("What has to be kept").fill(PROBATION)
    paula.get_by_label("Last day it may be kept").fill((today() + timedelta(days=90)).isoformat())
    paula.get_by_role("button", name="Seal it").click()
    readers = paula.get_by_role("region", name="Who reads it")
    expect(readers.get_by_role("listitem")).to_have_text(["Paula Police"])
    return paula.url


def the_police_bring(paula: Page) -> str:
    """The door stays shut until it is said whether the duty to report was made."""
    paula.goto(f"/drafts/{KNOWN['draft']}/")
    said = paula.get_by_text("A child is involved: say whether the duty to report was made.", exact=False)
    expect(said.first).to_be_visible()
    expect(paula.get_by_role("button", name=re.compile("^Bring this"))).to_be_disabled()
    paula.get_by_role("group", name=re.compile("Duty to report")).get_by_role("radio", name="Made").check()
    return steps.bring(paula)


def the_table_hears_them(chris: Page, number: str) -> None:
    """With an interpreter in the room. Housing leads; one team leads for the son, one for the brother, whom the school helps."""
    steps.plan_and_open_meeting(chris)
    chris.get_by_text("Add someone").click()
    chris.get_by_label("Name", exact=True).fill(INTERPRETER)
    chris.get_by_label("As", exact=True).select_option("interpreter")
    chris.get_by_label("Signed the pledge").check()
    chris.locator("form.guest").get_by_role("button").click()
    expect(chris.get_by_text(INTERPRETER).first).to_be_visible()
    steps.hear(chris, number)
    chris.get_by_role("button", name="Met: go to filter 3").click()
    chris.get_by_label("Lead team").select_option(label="Housing East")
    chris.get_by_text("Per person, and co-leads…").click()
    chris.get_by_label(re.compile("^B, .*: who leads")).select_option(label="Hospital East")
    chris.get_by_label(re.compile("^C, .*: who leads")).select_option(label="Aid East")
    chris.get_by_role("group", name="C alone: who assists?").get_by_role("checkbox", name="School East").check()
    chris.get_by_role("button", name="Name these teams").click()
    chris.get_by_role("button", name="Planned: the intervention begins").click()
    expect(chris.get_by_text("Attempts and contacts, 0")).to_be_visible()


def each_is_asked_or_a_second_agency_agrees(paula: Page, omar: Page, number: str) -> None:
    """The son agrees, a parent agrees for the brother; to ask the mother is dangerous, and housing agrees to that."""
    steps.record_consent(paula, number, "B")
    paula.goto(f"/release/person/{KNOWN['people']['C']}/consent/")
    paula.get_by_label("Who decided?").select_option("parent")
    paula.get_by_label("For what?").select_option("plan_safety")
    paula.get_by_label("How was it given?").select_option(label="Aloud")
    paula.get_by_role("button", name="Record the answer").click()
    paula.goto(f"/release/person/{KNOWN['people']['A']}/")
    paula.get_by_role("link", name="Tell without consent…").click()
    paula.get_by_role("radio", name="Asking itself would bring harm").check()
    paula.get_by_role("button", name="Record the reason").click()
    expect(paula.get_by_text("a second agency must agree")).to_be_visible()
    paula.goto("/")
    waits = paula.get_by_text("Without consent, two agencies must agree", exact=False)
    expect(waits.first).to_be_visible()
    what_waits(omar, "A: another agency asks us to agree")
    omar.get_by_role("button", name="We agree, as a second agency").click()
    expect(omar.get_by_text("two agencies agree")).to_be_visible()
    paula.reload()
    expect(waits).to_have_count(0)


def the_police_release(paula: Page) -> None:
    """One press a person and a team: three to housing, one each to the hospital, children's aid and the school."""
    paula.goto("/")
    presses = paula.get_by_role("button", name=re.compile("^Release to "))
    names = sorted(presses.all_inner_texts())
    assert [" ".join(each.split()) for each in names] == [
        "Release to Aid East",
        "Release to Hospital East",
        *["Release to Housing East"] * 3,
        "Release to School East",
    ]
    for left in range(len(names), 0, -1):
        presses.first.click()
        expect(presses).to_have_count(left - 1)


def what_waits(page: Page, words: str) -> None:
    """From Today to the page on which this is done."""
    page.goto("/")
    page.locator(".due").filter(has_text=words).locator(".act").get_by_role("link").click()


def the_interpreter_is_listed(paula: Page, sara: Page, number: str) -> None:
    """Of what was said when the table heard them, for who spoke and who heard; one press says that it was so."""
    what_waits(paula, "What we said at filter 2")
    address = paula.url
    heard = paula.get_by_role("region", name="Who heard it")
    expect(heard.get_by_text(INTERPRETER)).to_be_visible()
    expect(heard).to_contain_text("School East")
    paula.get_by_role("button", name="It was so").click()
    expect(paula.get_by_text("confirmed", exact=True)).to_be_visible()
    sara.goto(address)
    expect(sara.get_by_role("region", name="Who heard it").get_by_text(INTERPRETER)).to_be_visible()


def the_mothers_notice_is_put_off(omar: Page, paula: Page, sara: Page) -> None:
    """Housing leads for her and asks; a second person, of another team, agrees. The school has no word in it."""
    what_waits(omar, "A must be told")
    expect(omar.get_by_text("Read first how this person may be reached safely.")).to_be_visible()
    omar.get_by_text("Put it off for safety").click()
    omar.get_by_role("radio", name="It would put the person in danger").check()
    omar.get_by_label("Until", exact=True).fill((timezone.localdate() + timedelta(days=30)).isoformat())
    omar.get_by_role("button", name="Ask to put it off").click()
    expect(omar.get_by_text("a second person has yet to agree")).to_be_visible()
    expect(omar.get_by_role("button", name="I agree that it is put off")).to_have_count(0)
    assert status(sara, f"/told/person/{KNOWN['people']['A']}/") in (403, 404)
    what_waits(paula, "A: say whether telling this person is put off")
    paula.get_by_role("button", name="I agree that it is put off").click()
    omar.reload()
    expect(omar.get_by_text("a second person agreed")).to_be_visible()


def the_sons_answer_is_his_own(pages: dict[str, Page]) -> None:
    """Printed by whoever leads for him, or the officer: nothing from or about his mother and his brother."""
    address = f"/told/person/{KNOWN['people']['B']}/answer/"
    for name, page in pages.items():
        assert (status(page, address) == 200) == (name in ("hana", "paula")), name
    hana = pages["hana"]
    hana.emulate_media(media="print")
    hana.goto(address)
    main = hana.get_by_role("main")
    expect(main).to_contain_text("an interpreter")
    released = main.get_by_role("row").filter(has_text="released under key")
    expect(released).to_contain_text(["Harbour Hospital", "Homes Trust"])
    expect(released).to_have_count(2)
    text = hana.content()
    for other in (
        *NAMES.values(),
        PROBATION,
        INTERPRETER,
        KNOWN["number"],
        str(KNOWN["people"]["A"]),
        str(KNOWN["people"]["C"]),
        "MFIPPA, s. 32",
        "Asking itself",
        "danger",
        "parent",
        "plan for safety",
        "mother",
        "brother",
    ):
        assert other not in text, f"the son's answer says {other}"
    expect(main).not_to_contain_text(re.compile(r"\b[ABC]\b"))
    hana.emulate_media(media="screen")


def everything_within_reach(page: Page, name: str, youth: str) -> None:
    """Every page that a link leads to: the names this person may read, all of them, and nothing of probation."""
    seen = dict(within_reach(page))
    assert {letter for letter in "ABC" if any(NAMES[letter] in text for text in seen.values())} == set(
        MAY_READ[name]
    ), {address: [n for n in NAMES.values() if n in text] for address, text in seen.items()}
    said = {address for address, text in seen.items() if "Zwaluw" in text}
    own = youth.partition("//")[2].partition("/")[2]
    assert said <= ({f"/{own}"} if name == "paula" else set()), name
    listed = any(f"/{own}" in text for text in seen.values())
    assert listed == (name == "paula"), f"{name} is led to the record"
    assert status(page, youth) == (200 if name == "paula" else 404), name


def within_reach(page: Page) -> Iterator[tuple[str, str]]:
    """Address and text of what can be reached in three steps from Today and the lists; of people, whatever was asked by hand."""
    todo = ["/", "/situations/", "/meetings/", f"/situations/{KNOWN['number']}/"]
    todo += [f"/identity/people/{person}/" for person in KNOWN["people"].values()]
    todo += [f"/{way}/person/{person}/" for person in KNOWN["people"].values() for way in ("release", "told")]
    todo += [f"/identity/drafts/{KNOWN['draft']}/people/{KNOWN['son']}/file/", f"/drafts/{KNOWN['draft']}/"]
    seen: set[str] = set()
    for _step in range(3):
        found: list[str] = []
        for address in todo:
            if address in seen:
                continue
            seen.add(address)
            answer = page.request.get(address)
            assert answer.status < 500, address
            if "html" in answer.headers.get("content-type", ""):
                yield address, answer.text()
                found += re.findall(r'href="(/[^"#]*)', answer.text())
        todo = [each.replace("&amp;", "&") for each in found if not re.match("/(static|sign|meetings/.*day)", each)]


def the_school_reads_the_brother(sara: Page) -> None:
    sara.goto(f"/situations/{KNOWN['number']}/")
    shown = sara.get_by_role("link", name=re.compile("^Show name"))
    expect(shown).to_have_count(1)
    shown.click()
    expect(sara.get_by_text(BROTHER)).to_be_visible()
    for letter in "AB":
        answer = sara.goto(f"/identity/people/{KNOWN['people'][letter]}/")
        assert answer
        assert answer.status in (403, 404)
        assert not any(each in sara.content() for each in NAMES.values())


def the_return_knows_nothing_of_it(coral: Page) -> None:
    coral.goto(f"/returns/{KNOWN['table']}/")
    with coral.expect_download() as taking:
        coral.get_by_role("button", name="Take the return").click()
    with zipfile.ZipFile(taking.value.path()) as package:
        files = {name: package.read(name) for name in package.namelist()}
    assert any(KNOWN["number"].encode() in text for name, text in unpacked(files)), "it is in the return"
    for name, text in unpacked(files):
        for never in ("Zwaluw", *NAMES.values(), str(KNOWN["people"]["B"]), INTERPRETER):
            assert never.encode() not in text, f"{name} says {never}"


def unpacked(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """A spreadsheet is a zip of its own."""
    for name, content in files.items():
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(content)) as sheet:
                yield from ((f"{name}/{each}", sheet.read(each)) for each in sheet.namelist())
        else:
            yield name, content


def status(page: Page, address: str) -> int:
    return page.request.get(address).status


def people_by_letter() -> dict:
    with acting_as(KNOWN["paula"]):
        return dict(Person.objects.filter(situation__number__startswith="EA").values_list("letter", "pk"))


def reviewed_by_another_team() -> bool:
    with acting_as(system([KNOWN["table"]])):
        only = Deferral.objects.get()
        return bool(
            only.agreed and only.reviewed_by_id != only.asked_by_id and only.reviewed_team_id != only.asked_team_id
        )


def holders_of_probation() -> set:
    """Who holds a key to it, of everybody a key was ever made for; and that it was given on no grant."""
    with acting_as(system([KNOWN["table"]])):
        assert not Grant.objects.filter(compartment="youth_justice").exists()
        assert Disclosure.objects.filter(mode="released").count() == 6
        return set(WrappedKey.objects.filter(data_key__compartment="youth_justice").values_list("holder_id", flat=True))
