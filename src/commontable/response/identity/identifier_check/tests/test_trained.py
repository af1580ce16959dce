"""Does a trained pipeline of the installation's own add warnings of names, and nothing else? No test here opens a connection."""

import logging
import sys
from itertools import pairwise

import pytest

from commontable.response.identity.identifier_check import Weight, check, is_clear, own_of
from commontable.response.identity.identifier_check.trained import PipelineRefused, trained_in

from .pipelines import of_patterns, trained_in_english

ENGLISH = "he owes pepper money and marble took the keys to her room"
FRENCH = "elle doit de l’argent à corbeau depuis que sa mère est partie, dit Hyacinthe"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """As an installation puts it: a pipeline of English, trained, and one of French."""
    folder = tmp_path_factory.mktemp("pipelines")
    trained_in_english(folder)
    of_patterns(folder, "fr", "corbeau", "dit Hyacinthe", "Keppra", "Seroquel", "Zorbec")
    return folder


@pytest.fixture
def trained(folder):
    return trained_in(str(folder))


def found(text: str, further=None, **others) -> list[tuple[str, str]]:
    return [(each.kind, text[each.start : each.end]) for each in check(text, further=further, **others)]


def test_it_finds_in_english_what_no_rule_knows(trained):
    assert found(ENGLISH) == []
    assert found(ENGLISH, trained.find) == [("name", "pepper"), ("name", "marble")]


def test_it_finds_in_french_what_no_rule_knows(trained):
    assert ("name", "corbeau") not in found(FRENCH)
    assert ("name", "corbeau") in found(FRENCH, trained.find)


def test_what_it_finds_warns_and_lets_the_text_cross(trained):
    findings = check(ENGLISH, further=trained.find)
    assert {each.weight for each in findings} == {Weight.WARNS}
    assert is_clear(findings)


def test_what_both_find_stands_once(trained):
    findings = check(FRENCH, further=trained.find)
    assert all(not first.overlaps(second) for first, second in pairwise(findings))
    assert found(FRENCH, trained.find).count(("name", "Hyacinthe")) == 1


def test_the_rules_findings_stay_as_they_are(trained):
    text = "Daniela Rossi owes pepper money, 416 555 0173, and was in the news"
    assert set(found(text)) < set(found(text, trained.find))


def test_the_situations_own_people_block_whatever_it_says(trained):
    findings = check(ENGLISH, own_of(names=["Pepper Vale"]), further=trained.find)
    assert [each.weight for each in findings if ENGLISH[each.start :].startswith("pepper")] == [Weight.BLOCKS]
    assert not is_clear(findings)


def test_agencies_and_medicines_it_takes_for_people_are_nobody(trained):
    text = "elle prend du Seroquel et dort chez Zorbec depuis samedi"
    assert "Seroquel" not in [words for _kind, words in found(text, trained.find, known=["Zorbec"])]
    assert found(text, trained.find, known=["Zorbec"]) == []


def test_a_text_is_read_in_its_own_language(trained):
    assert trained._languages("she sleeps at the church") == ["en"]
    assert trained._languages("elle dort à l'église") == ["fr"]
    assert trained._languages("PPD, 29") == ["en", "fr"]
    assert check("", further=trained.find) == []


def test_one_language_alone_will_do(tmp_path):
    of_patterns(tmp_path, "fr", "corbeau")
    assert ("name", "corbeau") in found(FRENCH, trained_in(str(tmp_path)).find)
    assert found(ENGLISH, trained_in(str(tmp_path)).find) == []


def test_no_word_of_a_text_is_kept_or_logged(trained, caplog, capfd):
    with caplog.at_level(logging.DEBUG):
        check("he owes pepper money in qwyzzerville", further=trained.find)
    assert "qwyzzerville" not in trained.pipelines["en"].vocab.strings
    assert "pepper" not in caplog.text + "".join(capfd.readouterr())


def test_a_long_text_is_read_to_its_end(trained):
    text = "she took the bus. " * 200 + "he owes pepper money"
    assert ("name", "pepper") in found(text, trained.find)


def test_it_is_loaded_once(folder):
    assert trained_in(str(folder)) is trained_in(str(folder))


def test_a_folder_without_a_language_is_refused(tmp_path):
    with pytest.raises(PipelineRefused, match="no folder en or fr"):
        trained_in(str(tmp_path / "nowhere"))


@pytest.mark.parametrize("config", [None, "[nlp", "[nlp]\nlang = 'en'\npipeline = ['ner']\n"])
def test_a_folder_that_is_no_pipeline_is_refused(tmp_path, config):
    (tmp_path / "en").mkdir()
    if config:
        (tmp_path / "en" / "config.cfg").write_text(config)
        (tmp_path / "en" / "meta.json").write_text("{}")
    with pytest.raises(PipelineRefused, match="no pipeline that spaCy can load"):
        trained_in(str(tmp_path))


def test_a_torn_pipeline_is_refused(tmp_path):
    trained_in_english(tmp_path)
    (tmp_path / "en" / "ner" / "model").write_bytes(b"\x00torn")
    with pytest.raises(PipelineRefused, match="no pipeline that spaCy can load"):
        trained_in(str(tmp_path))


def test_a_pipeline_of_another_language_is_refused(tmp_path):
    of_patterns(tmp_path, "fr", "corbeau").rename(tmp_path / "en")
    with pytest.raises(PipelineRefused, match="language “fr”"):
        trained_in(str(tmp_path))


def test_a_pipeline_that_marks_nobody_is_refused(tmp_path):
    of_patterns(tmp_path, "en", "Toronto", label="GPE")
    with pytest.raises(PipelineRefused, match="nobody as a person"):
        trained_in(str(tmp_path))


def test_without_the_extra_it_is_refused(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(PipelineRefused, match="extra local-names"):
        trained_in(str(tmp_path))
