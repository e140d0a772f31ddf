"""The parts of the printed book that need no browser."""

from datetime import UTC, datetime

import pytest
from bs4 import BeautifulSoup

from commands import pdf
from commands.paper import (
    about,
    chapters,
    contents,
    formulas,
    links,
    questions,
    whole,
)

ADDRESS = "https://example.org/course"
QUIZ = """{"state": {"m": {"state": {"questions": [{"prompt": "What is `w`?",
 "options": [{"correct": false, "text": "An *input*", "why": "It is seen."},
 {"correct": true, "text": "A weight", "why": "It is learned."}]}]}},
 "f": {"state": {"asks": {"bet": {"question": "Does it fall?"},
 "goal": {"question": "Bring it to {x}."}}}}}}"""
FIGURE = """<figure id="umbrella"><div class="ann-figure" data-figure="umbrella"
data-widget="Line"><div class="ann-fallback"><img loading="lazy" src="../_images/a.png">
<p class="ann-note">Turn JavaScript on</p></div>
<script type="application/vnd.jupyter.widget-view+json">{"model_id": "f"}</script></div>
<figcaption>Words</figcaption></figure>"""
KATEX = (
    '<span class="katex"><span class="katex-mathml"><math><annotation encoding="x">'
    'a &lt; "b"</annotation></math></span><span class="katex-html"><span>a</span>'
    "</span></span>"
)
PAGE = f"""<body data-chapter="2"><article><section id="top"><h1>One
<a class="headerlink" href="#top">#</a></h1><p>{KATEX}</p>
<p id="b" aria-labelledby="top"><a href="#top">up</a> <a href="02-two.html#x">there</a>
<a href="../search.html?q=1">search</a> <a href="https://a.org/">out</a>
<a href="../book/index.html">first</a> <button>Play</button></p>{FIGURE}
<div data-widget="Quiz" data-figure="q"><script
type="application/vnd.jupyter.widget-view+json">{{"model_id": "m"}}</script></div>
<details><summary>How this figure is made</summary>made()</details>
<details><summary>A solution</summary><p>solved</p></details>
<details><summary>The tests</summary><p>tested</p></details>
</section></article><script type="application/vnd.jupyter.widget-state+json">{QUIZ}
</script></body>"""


@pytest.fixture
def chapter() -> chapters.Chapter:
    return chapters.Chapter("notebooks/01-one.html", PAGE, "Part", ADDRESS)


@pytest.fixture
def printed(chapter: chapters.Chapter) -> BeautifulSoup:
    known = chapter.ids | {"index", "notebooks-02-two--x"}
    text = chapter.html(known, ADDRESS, "site")
    return BeautifulSoup(text, "html.parser")


def test_the_order_is_that_of_the_contents() -> None:
    """Without what is only for a screen."""
    toc = {
        "root": "book/index",
        "parts": [
            {
                "caption": "I",
                "chapters": [
                    {"file": "a", "sections": [{"file": "b"}]},
                    {"file": "book/teach/gallery"},
                ],
            }
        ],
    }
    assert [(e.page, e.part) for e in contents.entries(toc)] == [
        ("index.html", ""),
        ("a.html", "I"),
        ("b.html", "I"),
    ]


def test_ids_of_two_pages_stay_apart(printed: BeautifulSoup) -> None:
    here = "notebooks-01-one"
    ids = [tag["id"] for tag in printed.find_all(id=True)]
    assert ids == [
        here,
        *(f"{here}--{i}" for i in ("top", "b", "umbrella", "answers")),
    ]
    assert (
        printed.find(id=f"{here}--b")["aria-labelledby"] == f"{here}--top"
    )


@pytest.mark.parametrize(
    ("words", "href"),
    [
        ("up", "#notebooks-01-one--top"),
        ("there", "#notebooks-02-two--x"),
        ("search", f"{ADDRESS}/search.html"),
        ("out", "https://a.org/"),
        ("first", "#index"),
    ],
)
def test_links_stay_inside_or_name_the_address(
    printed: BeautifulSoup, words: str, href: str
) -> None:
    assert printed.find("a", string=words)["href"] == href


def test_only_what_paper_can_use_is_left(printed: BeautifulSoup) -> None:
    assert (
        printed.select("button, script, details, .headerlink, .ann-note")
        == []
    )
    assert "made()" not in printed.text
    assert printed.img.attrs["loading"] == "eager"
    assert printed.img["src"] == "site/_images/a.png"


def test_only_long_code_may_be_split() -> None:
    short, long = (
        "".join(f"{n}\n" for n in range(size)) for size in (12, 40)
    )
    cells = "".join(
        f'<div class="highlight"><pre>{text}</pre></div>'
        for text in (short, long)
    )
    page = f"<article><h1>A</h1>{cells}<p>YOUR ANSWER HERE</p></article>"
    article = chapters.Chapter("a.html", page, "", ADDRESS).article
    assert [tag["class"] for tag in article.select(".highlight")] == [
        ["highlight"],
        ["highlight", "long"],
    ]
    assert article.select_one("p.to-write")


def test_a_figure_names_its_address_and_asks(
    printed: BeautifulSoup,
) -> None:
    there = f"{ADDRESS}/notebooks/01-one.html#umbrella"
    caption = printed.figcaption
    assert caption.select_one(".where a")["href"] == there
    assert there.removeprefix("https://") in caption.text
    assert "Does it fall?" in caption.text
    # Its number is known to the figure alone.
    assert "Bring it to" not in caption.text


def test_answers_and_solutions_stand_at_the_end(
    printed: BeautifulSoup,
) -> None:
    asked = printed.select_one(".paper-quiz")
    assert asked.code.text == "w"
    assert asked.ol["type"] == "a"
    assert "learned" not in asked.text
    end = printed.find(id="notebooks-01-one--answers")
    assert end.select_one(".paper-answers strong").text == "b"
    assert "It is learned." in end.text
    assert "solved" in end.text
    assert "tested" not in end.text
    link = asked.find_next("p", class_="where").a
    assert link["href"] == f"#{link.span['data-page']}" == f"#{end['id']}"


def test_a_formula_is_set_and_said(printed: BeautifulSoup) -> None:
    (formula,) = printed.select(".katex")
    assert (formula["role"], formula["aria-label"]) == ("img", 'a < "b"')
    assert formula.find("math") is None
    assert formula.text == "a"


def test_a_formula_without_an_end_is_refused() -> None:
    with pytest.raises(ValueError, match="has no end"):
        formulas.taken_out('<span class="katex"><span>')


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(ValueError, match=r"a\.html holds no article"):
        chapters.Chapter("a.html", "<p>moved</p>", "", ADDRESS)


def test_headings_stand_below_their_part(chapter: chapters.Chapter) -> None:
    assert chapter.article.h1 is None
    assert chapter.title == chapter.article.h2.text.strip() == "One"
    front = BeautifulSoup(whole.contents([chapter]), "html.parser")
    assert (
        front.select_one("[data-page]")["data-page"] == "notebooks-01-one"
    )
    assert front.select_one(".part").text == "Part"


def test_a_running_head_cannot_end_its_style_sheet() -> None:
    assert whole.quoted('"</style>\\') == '\\"\\3c /style>\\\\'


def test_marks_in_questions() -> None:
    assert questions.marked("a < `b` and *c*") == (
        'a &lt; <code class="literal">b</code> and <em>c</em>'
    )


def test_keys_are_words_that_css_takes() -> None:
    assert links.key("book/api/index.html") == "book-api-index"


def test_the_date_is_the_source_s(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert about.source_moment(tmp_path) == datetime(1970, 1, 2, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    with pytest.raises(SystemExit, match="got 'today'"):
        about.source_moment(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert about.source_moment(tmp_path) is None


def test_no_browser_is_said_before_anything_is_done(monkeypatch) -> None:
    monkeypatch.setenv("BROWSER", "no-such-browser")
    with pytest.raises(SystemExit, match="no-such-browser is no program"):
        pdf.main()
