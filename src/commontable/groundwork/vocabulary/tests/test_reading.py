"""Is a wrong list refused with a sentence that says where and why?"""

import pytest

from commontable.groundwork.vocabulary import lists
from commontable.groundwork.vocabulary.checks import every_list_can_be_read
from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.reading import BrokenList, read

HEADER = """
[list]
code = "flags"
en = "Flags"
fr = "Repères"
version = "1"
source = "a source"
note = "a note"
provenance = { published = 0, recollection = 0, ours = 1 }
"""
DEFAULT = '[default]\nfr_source = "ours"\nsource = "a source"\nprovenance = "ours"\n'
ROW = '[[term]]\ncode = "fire"\nen = "Fire"\nfr = "Feu"\n'


def refusal(text, file="flags.toml"):
    with pytest.raises(BrokenList) as refused:
        read(text, file, load)
    return str(refused.value)


def test_a_good_list_is_read():
    assert read(HEADER + DEFAULT + ROW, "flags.toml", load).label("fire", "fr") == "Feu"


def test_dates_may_be_written_plainly_or_quoted():
    dated = ROW + 'valid_from = 2020-03-01\nvalid_to = "2023-03-31"\n'
    term = read(HEADER + DEFAULT + dated, "flags.toml", load).get("fire")
    assert (str(term.valid_from), str(term.valid_to)) == ("2020-03-01", "2023-03-31")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (ROW.replace("Feu", " "), "flags.toml, row 1 (fire), field 'fr': missing."),
        (ROW.replace('en = "Fire"\n', ""), "flags.toml, row 1 (fire), field 'en': missing."),
        (ROW.replace('code = "fire"\n', ""), "flags.toml, row 1 (no code), field 'code': missing."),
        (ROW.replace('"fire"', '"Fire!"'), "field 'code': 'Fire!' is not in lower case ASCII"),
        (ROW.replace('"fire"', '"été"'), "field 'code': 'été' is not in lower case ASCII"),
        (ROW + ROW, "flags.toml, rows 1 and 2, field 'code': 'fire' is there more than once."),
        (ROW + "valid_from = '31/03/2023'", "row 1 (fire), field 'valid_from': '31/03/2023' is not a date."),
        (ROW + "valid_to = 2023-03-31T10:00:00", "field 'valid_to': datetime.datetime"),
        (
            ROW + "valid_from = 2023-04-01\nvalid_to = 2023-03-31",
            "row 1 (fire), field 'valid_to': 2023-03-31 is before valid_from, 2023-04-01.",
        ),
        (ROW + 'provenance = "rumour"', "field 'provenance': 'rumour' is none of published, recollection, ours."),
        (ROW + 'group = "heat"', "flags.toml, row 1 (fire), field 'group': 'heat' is not one of the list's groups."),
        (ROW + 'vaild_to = "2023-03-31"', "row 1 (fire), field 'vaild_to': not known. Correct it"),
    ],
)
def test_a_wrong_row_is_refused(row, message):
    assert message in refusal(HEADER + DEFAULT + row)


def test_a_row_outside_every_group_is_refused():
    group = '[[group]]\ncode = "heat"\nen = "Heat"\nfr = "Chaleur"\n'
    assert "row 1 (fire), field 'group': None is not one of" in refusal(HEADER + DEFAULT + group + ROW)


def test_a_wording_of_the_list_needs_both_languages():
    header = HEADER + 'fields = ["short_en", "short_fr"]\n'
    assert "field 'short_fr': missing, though 'short_en' is there" in refusal(header + DEFAULT + ROW + 'short_en = "F"')


def test_counts_in_the_header_must_match():
    counted = HEADER.replace("ours = 1", "ours = 2")
    assert "does not match the rows. Write { published = 0, recollection = 0, ours = 1 }." in refusal(
        counted + DEFAULT + ROW
    )


def test_published_is_never_a_default():
    default = DEFAULT.replace('"ours"\n', '"published"\n')
    assert "[default], field 'provenance': 'published' is said row by row" in refusal(HEADER + default + ROW)


def test_a_reference_to_another_list_must_be_found():
    header = HEADER + 'fields = ["theme"]\nrefers = { theme = "risk_themes" }\n'
    assert "row 1 (fire), field 'theme': 'heat' is not in the list 'risk_themes'" in refusal(
        header + DEFAULT + ROW + 'theme = "heat"'
    )


def test_the_header_must_be_whole():
    assert "[list], field 'note': missing." in refusal(HEADER.replace('"a note"', '""') + DEFAULT + ROW)


def test_the_file_is_named_after_its_list():
    assert "is 'flags', but the file's name says otherwise" in refusal(HEADER + DEFAULT + ROW, "floods.toml")


def test_what_is_not_toml_is_refused_with_the_line():
    assert "flags.toml: this is not TOML" in refusal("[list\n")


def test_the_system_check_passes_for_the_lists_as_they_are():
    assert every_list_can_be_read() == []


def test_the_system_check_names_the_broken_list(tmp_path, monkeypatch):
    (tmp_path / "broken_for_a_test.toml").write_text(HEADER, encoding="utf-8")
    monkeypatch.setattr(lists, "FOLDER", tmp_path)
    [problem] = every_list_can_be_read()
    assert (problem.id, problem.msg.split(",")[0]) == ("vocabulary.E001", "broken_for_a_test.toml")
