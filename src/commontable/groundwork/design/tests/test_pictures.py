"""Is a picture on a page with its title, how to read it, the same as a table, and its numbers as a file?"""

from types import SimpleNamespace

from .rendering import rendered

TABLE = SimpleNamespace(
    header=("Sector", "Situations"),
    numeric=(False, True),
    shown=lambda: (("Health", "52"), ("<b>Housing</b>", "withheld: too few to be told")),
)
DRAWN = SimpleNamespace(
    name="bars",
    title="Who <brought> them",
    note="Bars of counts.",
    description="Health 52. Withheld: Housing.",
    svg='<svg class="pic"><title>wide</title></svg>',
    narrow='<svg class="pic"><title>narrow</title></svg>',
    table=TABLE,
)


def test_acc_06_a_picture_has_its_words_its_table_and_its_file():
    html = rendered("{% picture drawn csv_url='/numbers/bars.csv' %}", drawn=DRAWN)
    assert "<h3>Who &lt;brought&gt; them</h3><p>Bars of counts.</p>" in html
    assert '<div class="picture-wide"><svg class="pic"><title>wide</title></svg></div>' in html
    assert '<div class="picture-narrow"><svg class="pic"><title>narrow</title></svg></div>' in html
    assert "<p>Health 52. Withheld: Housing.</p>" in html
    assert '<a href="/numbers/bars.csv">These numbers as CSV' in html


def test_its_table_has_heads_and_its_numbers_stand_at_the_right():
    html = rendered("{% picture drawn %}", drawn=DRAWN)
    assert '<th scope="col">Sector</th><th scope="col" class="num">Situations</th>' in html
    assert '<th scope="row">Health</th><td class="num">52</td>' in html
    assert '<th scope="row">&lt;b&gt;Housing&lt;/b&gt;</th>' in html
    assert "CSV" not in html


def test_a_row_leads_to_what_is_behind_it_where_the_reader_may_look():
    html = rendered("{% picture drawn drill=drill %}", drawn=DRAWN, drill={"Health": "/situations/?sector=health"})
    assert '<th scope="row"><a href="/situations/?sector=health">Health</a></th>' in html
    assert html.count("<a ") == 1


def test_its_heading_is_of_the_level_of_its_place():
    assert "<h2>Who" in rendered("{% picture drawn level=2 %}", drawn=DRAWN)


def test_a_figure_is_told_or_says_why_it_is_withheld():
    row = [
        SimpleNamespace(title="Contact", value="86%", why="", beside=("31 of 36",), meaning="Within 48 hours."),
        SimpleNamespace(title="AER share", value="", why="withheld: too few to be told", beside=(), meaning=""),
    ]
    html = rendered("{% figures row %}", row=row)
    assert (
        '<dd class="figure-value">86%</dd> <dd class="figure-beside">31 of 36</dd> <dd class="figure-meaning">' in html
    )
    assert '<span class="withheld"></span> <span>withheld: too few to be told</span>' in html
