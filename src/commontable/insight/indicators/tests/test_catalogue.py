"""Is every indicator whole: found, tested, worded in both languages, cut by what there is?"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from commontable.insight.indicators import GROUPS, Indicator, NotCut, catalogue, frozen, indicator, themes
from commontable.insight.indicators.form import COLUMNS, Words
from commontable.insight.mart import Star
from tests.guards.test_wording import BANNED, BANNED_IN_FRENCH

HERE = Path(__file__).parents[1]
CODES = pytest.mark.parametrize("each", catalogue(), ids=lambda each: each.code)
LOOSE = re.compile(r"['‘]|(?<=\S) (?=[:;?!»%])|« ")


def words_of(each: Indicator) -> list[Words]:
    sources = [source.where for source in each.source]
    parts = (each.title, each.meaning, each.numerator, each.denominator, each.unit, *each.caveats, *sources)
    return [words for words in parts if words]


@CODES
def test_a_file_is_named_as_its_code_and_has_its_test(each):
    assert (HERE / each.theme / f"{each.code}.py").exists()
    test = (HERE / each.theme / "tests" / f"test_{each.code}.py").read_text(encoding="utf-8")
    assert "def test_" in test
    assert f'"{each.code}"' in test


def test_no_two_have_the_same_code():
    assert len({each.code for each in catalogue()}) == len(catalogue())


@CODES
def test_all_its_words_are_there_in_both_languages(each):
    assert [words for words in words_of(each) if not (words.en.strip() and words.fr.strip())] == []
    assert each.meaning.en != each.meaning.fr
    assert each.source
    assert each.version >= 1


@CODES
def test_a_share_a_ratio_and_a_time_say_of_what(each):
    assert (each.denominator is None) == (each.kind == "count")


@CODES
def test_its_words_are_plain_and_its_french_is_typeset(each):
    assert [words.en for words in words_of(each) if BANNED.search(words.en)] == []
    assert [words.fr for words in words_of(each) if BANNED_IN_FRENCH.search(words.fr) or LOOSE.search(words.fr)] == []


@CODES
def test_it_is_cut_by_groups_that_there_are(each):
    assert set(each.needs) <= set(each.groups) <= set(GROUPS)


@CODES
def test_it_may_be_cut_by_all_of_its_groups_at_once_where_there_is_nothing_yet(each):
    cells = each.cells(Star.of({}), each.groups)
    assert cells.columns == (*each.groups, *COLUMNS[each.kind])
    assert cells.to_pyarrow().num_rows == 0


@CODES
def test_its_columns_are_whole_numbers_of_64_bits_but_for_a_duration(each):
    schema = each.cells(Star.of({}), each.needs).schema()
    columns = [name for name in COLUMNS[each.kind] if name not in ("value", "ninth")]
    assert [name for name in columns if not (schema[name].is_int64())] == []


@CODES
def test_it_is_not_cut_by_a_group_of_others(each):
    other = next(group for group in GROUPS if group not in each.groups)
    with pytest.raises(NotCut):
        each.cells(Star.of({}), [*each.needs, other])


@CODES
def test_its_definition_is_frozen_whole_and_the_same_each_time(each):
    definition = frozen(each)
    assert definition == frozen(each)
    assert definition.parts()["meaning"] == {"en": each.meaning.en, "fr": each.meaning.fr}
    assert "def cells" in definition.parts()["expression"]
    assert re.fullmatch(r"[0-9a-f]{64}", definition.hash)


def test_another_version_has_another_hash():
    from dataclasses import replace

    each = indicator("aer_share")
    assert frozen(each).hash != frozen(replace(each, version=2)).hash


def test_there_is_none_of_an_unknown_code():
    with pytest.raises(LookupError):
        indicator("happiness")


def test_every_theme_has_a_title_in_both_languages():
    assert [theme for theme, title in themes().items() if not (title.en and title.fr)] == []
    assert {each.theme for each in catalogue()} == set(themes())


def test_to_name_them_all_loads_neither_ibis_nor_django():
    asked = "import sys; from commontable.insight.indicators import catalogue; catalogue();"
    told = f"{asked} print(sorted({{'ibis', 'django', 'duckdb', 'pyarrow'}} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True, cwd=HERE.parents[2])
    assert ran.stdout.strip() == "[]"
