"""Do the committed pages say what the rules, the moves and the lists say? And does the database hold the same moves?

The committed page of permissions is the expectation: read its difference before committing it.
"""

import inspect
import re
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection
from django.utils.translation import override

import commontable
from commontable.front.cli.docs import people, who_may
from commontable.front.cli.docs.command import PAGES, rendered
from commontable.front.cli.docs.stage_page import action_of
from commontable.groundwork.access.actions import ACTIONS
from commontable.groundwork.access.verdict import Verdict
from commontable.response.closing import rules as closing
from commontable.response.disclosure import basis
from commontable.response.disclosure import rules as disclosure
from commontable.response.interventions import rules as interventions
from commontable.response.moves import rules as moves
from commontable.response.situations.stages import MOVES, Stage, pairs

ANEW = "run ./run docs, and read what changed"
SOURCES = Path(commontable.__file__).parent
BESIDE = {
    closing.may_conclude_proven_false,
    closing.may_conclude_on_silence,
    closing.may_conclude_connected,
    closing.may_conclude_systemic,
    disclosure.may_be_told,
    disclosure.may_still_be_told,
    basis.may_be_told_of,
    interventions.may_contact,
    moves.may_become_one,
}
"""Rules asked beside another, listed under "When else"."""

AGAIN = {"name_teams": (Stage.FILTER_4,)}
"""Teams are named anew until the few have planned; nothing moves then."""


def committed(page: str) -> str:
    return (PAGES / page).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "page", ["data-classes.md", "demo-city.md", "indicators.md", "stages.md", "vocabulary.md", "who-may.md"]
)
def test_the_committed_page_agrees_with_the_code(page):
    assert committed(page) == rendered()[page], ANEW


@pytest.mark.parametrize("asked", who_may.ASKED, ids=who_may.title)
def test_who_may_is_as_reviewed(asked):
    with override("en"):
        assert who_may.section(asked) in committed("who-may.md"), ANEW


def rules_of(path):
    """Every function of this file that is named as a rule and answers as one."""
    if "tests" in path.relative_to(SOURCES).parts or "\ndef may_" not in path.read_text(encoding="utf-8"):
        return
    module = import_module(".".join(("commontable", *path.relative_to(SOURCES).with_suffix("").parts)))
    for name, rule in inspect.getmembers(module, inspect.isfunction):
        answers = rule.__annotations__.get("return") is Verdict
        if name.startswith("may_") and answers and rule.__module__ == module.__name__:
            yield rule


def names(rules):
    """Where two slices have a rule of one name, the module tells which is meant."""
    return {f"{rule.__module__}.{rule.__name__}" for rule in rules}


def test_every_rule_of_every_slice_is_on_the_page():
    written = {rule for path in SOURCES.rglob("*.py") for rule in rules_of(path)}
    assert names(written) == names({asked.rule for asked in who_may.ASKED} | BESIDE)


def test_every_action_is_bound_to_a_rule_on_the_page():
    bound = {act.rule for act in ACTIONS.values() if "test" not in act.__module__}
    assert names(bound) <= names(asked.rule for asked in who_may.ASKED)


def test_no_two_rules_stand_under_one_title():
    titles = [who_may.title(asked) for asked in who_may.ASKED]
    assert len(titles) == len(set(titles))


def test_every_move_is_an_action_of_that_name():
    for move in MOVES:
        assert action_of(move).rule
    with pytest.raises(LookupError):
        action_of("leap")


@pytest.mark.parametrize("move", MOVES)
def test_every_move_is_asked_of_everybody_at_every_stage(move):
    asked = next(each for each in who_may.ASKED if each.rule is action_of(move).rule)
    assert list(asked.columns.values()) == Stage.values
    answers = asked.answers()
    assert set(answers) == set(people.PEOPLE)
    somebody_may = {stage for row in answers.values() for stage, may in zip(Stage.values, row, strict=True) if may}
    assert somebody_may
    assert somebody_may <= {*MOVES[move][0], *AGAIN.get(move, ())}


@pytest.mark.django_db
def test_the_database_refuses_every_move_but_these():
    with connection.cursor() as cursor:
        cursor.execute("select prosrc from pg_proc where proname = 'stage_moves_legally'")
        source = cursor.fetchone()[0]
    held = re.findall(r"\('(\w+)', '(\w+)'\)", source)
    assert sorted(held) == sorted(pairs())
    assert {stage for pair in held for stage in pair} == set(Stage.values)


def test_a_page_behind_the_code_is_noticed(tmp_path, monkeypatch, capsys):
    import typer

    from commontable.front.cli.docs import command

    monkeypatch.setattr(command, "PAGES", tmp_path)
    with pytest.raises(typer.Exit):
        command.docs(check=True)
    assert "who-may.md: behind the code" in capsys.readouterr().out
    command.docs()
    command.docs(check=True)
