"""Is a figure whose meaning changed another figure, wherever the change was made?"""

import pytest

from commontable.insight.indicators import freezing, frozen, indicator

SHARED = "commontable.insight.indicators.tally"


@pytest.fixture
def rewritten(monkeypatch):
    """As if the text of a shared module were another."""
    own = freezing.source_of
    freezing.counts_with.cache_clear()

    def rewrite(change):
        freezing.counts_with.cache_clear()
        monkeypatch.setattr(freezing, "source_of", lambda name: change(own(name)) if name == SHARED else own(name))

    yield rewrite
    freezing.counts_with.cache_clear()


def test_a_definition_names_all_that_it_counts_with():
    counts = frozen(indicator("days_to_close")).parts()["counts_with"]
    assert {"tally", "times", "rows", "groups", "time.days_to_close"} <= set(counts)
    assert not {"form", "sources"} & set(counts)


def test_a_change_in_shared_code_is_another_definition(rewritten):
    before = frozen(indicator("aer_share"))
    rewritten(lambda text: text.replace("fill_null(False)", "fill_null(True)"))
    after = frozen(indicator("aer_share"))
    assert (after.version, after.hash == before.hash) == (before.version, False)


def test_a_plain_value_counts_and_words_about_it_do_not(rewritten):
    before = frozen(indicator("aer_share"))
    rewritten(lambda text: text.replace('"""How many rows."""', '"""So many rows."""  # or fewer'))
    assert frozen(indicator("aer_share")) == before
    rewritten(lambda text: text.replace('("originator", "lead")', '("originator",)'))
    assert frozen(indicator("aer_share")).hash != before.hash


def test_a_change_that_is_stated_to_count_the_same_changes_no_definition(rewritten, monkeypatch):
    before = frozen(indicator("aer_share"))
    rewritten(lambda text: text.replace("n_left", "left_over"))
    other = frozen(indicator("aer_share"))
    prints = [each.parts()["counts_with"]["tally"] for each in (other, before)]
    assert prints[0] != prints[1]
    monkeypatch.setitem(freezing.COUNTS_THE_SAME, *prints)
    freezing.counts_with.cache_clear()
    assert frozen(indicator("aer_share")) == before
