"""Do buttons, doors and states keep their promises?"""

import pytest

from commontable.groundwork.design.pickers import Choice, Group, found
from commontable.groundwork.design.shapes import STATES
from commontable.groundwork.design.showcase import Answer, Attempt

from .rendering import rendered

NO = Answer(False, "The table has not decided yet.")
YES = Answer(True)


@pytest.mark.parametrize(
    "part",
    [
        '{% button "Release" room="few" verdict=verdict %}',
        '{% door "Release" "to 2 teams" "own" "few" verdict=verdict %}',
        '{% final_act "Discard…" "All is lost." "Destroy it" "/gone" verdict=verdict %}',
        '{% name_hidden "/name" verdict=verdict %}',
    ],
)
def test_a_refused_part_stays_says_why_and_leads_nowhere(part):
    html = rendered(part, verdict=NO)
    assert 'aria-disabled="true"' in html
    assert 'title="The table has not decided yet."' in html
    assert '<span class="reason">The table has not decided yet.</span>' in html
    assert 'type="button"' in html
    assert "href" not in html
    assert "action" not in html


def test_an_allowed_button_has_its_rooms_colour_and_its_attributes():
    html = rendered('{% button "Save" room="own" verdict=verdict hx_post="/save" name="go" %}', verdict=YES)
    assert 'class="btn in-own"' in html
    assert 'hx-post="/save"' in html
    assert 'type="submit"' in html
    assert "aria-disabled" not in html


def test_a_button_that_leads_somewhere_is_a_link():
    assert rendered('{% button "Open" href="/there" %}').strip() == '<a class="btn" href="/there">Open</a>'


def test_a_door_has_a_half_for_each_room():
    html = rendered('{% door "Bring this" "to Downtown East" "own" "table" %}')
    assert html.index("in-own") < html.index("Bring this") < html.index("in-table") < html.index("to Downtown East")


def test_a_final_act_says_what_is_lost_before_it_can_be_done():
    html = rendered('{% final_act "Discard…" "The draft is destroyed." "Destroy it" "/gone" version=7 %}')
    assert html.index("<details") < html.index("The draft is destroyed.") < html.index("Destroy it")
    assert '<input type="hidden" name="version" value="7">' in html


@pytest.mark.parametrize("state", sorted(STATES))
def test_every_shape_comes_with_its_word(state):
    html = rendered("{% state name word %}", name=state, word="its word")
    assert "its word" in html
    assert 'aria-hidden="true"' in html


@pytest.mark.parametrize(("reached", "filled"), [(0, 1), (1, 1), (2, 2), (3, 3), (4, 4)])
def test_a_stage_fills_the_box_of_the_filter_it_reached(reached, filled):
    html = rendered("{% stage reached word %}", reached=reached, word="its word")
    boxes = html.split("<path")[1:]
    assert [place for place, box in enumerate(boxes, 1) if 'fill="currentColor"' in box] == [filled]
    assert [box.split("(")[1].split(" ")[0] for box in boxes] == ["0", "6.5", "13", "19.5"]
    assert "</svg> its word</span>" in html


def test_what_stands_beside_a_shape_is_escaped():
    html = rendered("{% state 'met' word weight='quiet' %}{% stage 2 word %}", word="<b>")
    assert "<b>" not in html
    assert html.count("&lt;b&gt;") == 2
    assert 'class="state state-quiet state-met"' in html


def test_words_of_people_are_escaped():
    assert "<b>" not in rendered("{% moment when 'told' lead text %}", when="", lead="<b>", text="<b>")


def test_a_form_with_faults_lists_them_with_links_to_their_fields():
    html = rendered("{% error_summary form %}", form=Attempt({}))
    assert 'href="#id_when"' in html
    assert 'href="#id_how_0"' in html
    assert "things to put right" in html


def test_a_form_without_faults_has_no_summary():
    assert rendered("{% error_summary form %}", form=Attempt()).strip() == ""


GROUPS = (
    Group("Housing", (Choice("1", "person evicted"), Choice("2", "person without a home"))),
    Group("Violence", (Choice("3", "person affected", picked=True),)),
)


def shown(query):
    return [choice.value for group in found(GROUPS, query) for choice in group.choices if not choice.hidden]


def test_searching_shows_what_holds_every_word_in_its_group_or_its_label():
    assert shown("violence") == ["3"]
    assert shown("PERSON evic") == ["1"]
    assert shown(" ") == ["1", "2", "3"]


def test_what_is_picked_is_sent_even_when_a_search_hides_it():
    html = rendered('{% picker "factor" groups label="Find" query="evicted" %}', groups=GROUPS)
    assert '<label class="tick" hidden><input type="checkbox" name="factor" value="3" checked>' in html


def test_what_is_picked_stands_open_without_a_search():
    assert [group.is_open for group in GROUPS] == [False, True]


def test_a_search_is_sent_by_its_own_form_never_with_what_else_was_typed():
    html = rendered('{% picker "factor" groups label="Find" search_form="find" %}', groups=GROUPS)
    assert 'type="search" id="factor-find" name="factor-find" value="" form="find"' in html
    assert 'formmethod="get"' not in html
