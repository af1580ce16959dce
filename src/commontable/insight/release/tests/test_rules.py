"""Who may make numbers ready, let them leave, take them back, and read them?"""

from types import SimpleNamespace

from commontable.groundwork.access.actor import NOBODY, Actor, system
from commontable.identifiers import new_id
from commontable.insight.release import rules
from commontable.insight.release.allowance import Question
from commontable.insight.release.rules import Looked, Wish
from tests.pure import TABLE, code, coordinator, member

from .making import figure

ANALYST = Actor(role="member", member=new_id(), analyses=True)
SECOND = Actor(role="member", member=new_id(), analyses=True)
STEERS = Actor(role="member", member=new_id(), steers=True)
CITY = new_id()


def looked(audience: str = "public", state: str = "prepared", behind: bool = False) -> Looked:
    its = SimpleNamespace(pk=new_id(), audience=audience, state=state, table_id=TABLE, prepared_by_id=ANALYST.member)
    return Looked(its, frozenset({CITY}), behind)


def wish(audience: str) -> Wish:
    return Wish(audience, TABLE, "short", "x")


def test_an_analyst_prepares_for_all_and_a_coordinator_for_the_table():
    assert {code(rules.may_prepare(ANALYST, wish(each))) for each in ("table", "steering", "public")} == {"yes"}
    assert code(rules.may_prepare(coordinator(), wish("table"))) == "yes"
    assert code(rules.may_prepare(coordinator(), wish("public"))) == "not_a_maker"
    assert code(rules.may_prepare(STEERS, wish("steering"))) == "not_a_maker"
    assert wish("table").ledger_place() == {"table_id": TABLE}


def test_the_list_is_everybodys_and_the_form_the_makers():
    assert [code(rules.may_look(each)) for each in (member(), NOBODY)] == ["yes", "sign_in_first"]
    assert [code(rules.may_make(each)) for each in (ANALYST, coordinator(), member(), NOBODY)] == [
        "yes",
        "yes",
        "not_a_maker",
        "sign_in_first",
    ]


def test_it_is_stopped_by_who_may_make_it_while_it_is_under_way():
    made = SimpleNamespace(audience="table", table_id=TABLE, progress="done")
    assert code(rules.may_stop(coordinator(), made)) == "over"
    made.progress = "running"
    assert code(rules.may_stop(coordinator(), made)) == "yes"
    assert code(rules.may_stop(member(), made)) == "not_a_maker"


def test_the_queue_alone_works_on_it():
    made = SimpleNamespace(audience="table", table_id=TABLE)
    assert code(rules.may_work_on(system([TABLE]), made)) == "yes"
    assert code(rules.may_work_on(system([]), made)) == "system_only"
    assert code(rules.may_work_on(ANALYST, made)) == "system_only"
    made.audience = "public"
    assert code(rules.may_work_on(system([]), made)) == "yes"


def test_what_is_out_is_read_by_those_it_is_for():
    out = "published"
    assert code(rules.may_read(member(), looked("public", out))) == "yes"
    assert code(rules.may_read(member(), looked("steering", out))) == "not_its_audience"
    assert code(rules.may_read(STEERS, looked("steering", out))) == "yes"
    assert code(rules.may_read(STEERS, looked("steering"))) == "not_its_audience"
    assert code(rules.may_read(coordinator(), looked("table", out))) == "yes"
    assert code(rules.may_read(STEERS, looked("table", out))) == "not_its_audience"
    assert code(rules.may_read(coordinator(CITY), looked("public"))) == "yes"


def test_for_the_committee_and_the_public_it_takes_a_second_person():
    assert code(rules.may_publish(ANALYST, looked())) == "second_person"
    assert code(rules.may_publish(SECOND, looked())) == "yes"
    assert code(rules.may_publish(coordinator(CITY), looked("steering"))) == "yes"
    assert code(rules.may_publish(coordinator(), looked())) == "not_a_maker"
    assert code(rules.may_publish(ANALYST, looked("table"))) == "yes"
    assert looked().pk


def test_only_what_is_prepared_and_up_with_the_others_is_published():
    assert code(rules.may_publish(SECOND, looked(state="published"))) == "not_prepared"
    assert code(rules.may_publish(SECOND, looked(behind=True))) == "behind"


def test_one_person_takes_it_back():
    assert code(rules.may_withdraw(ANALYST, looked(state="published"))) == "yes"
    assert code(rules.may_withdraw(ANALYST, looked())) == "not_published"
    assert code(rules.may_withdraw(member(), looked(state="published"))) == "not_a_maker"


def test_an_analyst_raises_the_least_count():
    assert [code(rules.may_raise(each)) for each in (ANALYST, coordinator())] == ["yes", "analyst_only"]


def test_one_asks_what_is_for_oneself():
    def ask(audience: str) -> Question:
        return Question(audience, TABLE, "x", figure("aer_share"))

    assert code(rules.may_ask(member(), ask("public"))) == "yes"
    assert code(rules.may_ask(member(), ask("steering"))) == "not_its_audience"
    assert code(rules.may_ask(STEERS, ask("steering"))) == "yes"
    assert code(rules.may_ask(coordinator(), ask("table"))) == "yes"
    assert code(rules.may_ask(ANALYST, ask("table"))) == "yes"
    assert ask("table").ledger_place() == {"table_id": TABLE}


def test_the_queue_asks_for_a_reader_and_of_its_tables_alone():
    for_a_reader = [
        Question("public", None, "", figure("kinds"), new_id()),
        Question("table", TABLE, "", figure("kinds"), new_id()),
    ]
    assert [code(rules.may_ask(system([TABLE]), each)) for each in for_a_reader] == ["yes", "yes"]
    assert [code(rules.may_ask(system([]), each)) for each in for_a_reader] == ["yes", "system_only"]
    assert code(rules.may_ask(system([]), Question("steering", None, "", figure("kinds")))) == "not_its_audience"
