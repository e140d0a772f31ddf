"""Chapters and figures named by number, and tables that count them."""

import nbformat
import pytest
import yaml
from nbformat.v4 import new_markdown_cell, new_notebook

from anncourse.widgets import NeuronExplorer
from tests.book import outputs
from tests.book.conftest import TOC, Book
from tests.book.test_questions import GOOD, ask_in

EXERCISE = "notebooks/exercises/release/one/one"
LESSON = (
    "About 20 minutes.\n\n[the exercise](exercises/release/one/one.ipynb)"
)
TASKS = "# Exercise: one\n\nTwo tasks, about\n30 minutes, 7 points."
PLAN = """# A plan

First {chapter}`2`, then {chapter}`2#a`, then
{chapter}`a wiggle <2#a>`. Later {chapter}`1`, or {chapter}`what is
none <1#b>`.

```{course-plan} week
1: [2]
2: [1]
```
"""


def notebook(*texts: str) -> str:
    """Return a notebook of these texts alone."""
    cells = [
        new_markdown_cell(text, id=f"text-{i}")
        for i, text in enumerate(texts)
    ]
    metadata = {"kernelspec": {"name": "python3", "display_name": "P"}}
    return nbformat.writes(new_notebook(cells=cells, metadata=metadata))


def planned(make_book, plan: str = PLAN) -> Book:
    """Return a small book with a chapter, its exercise and a plan."""
    book = make_book()
    toc = yaml.safe_load(yaml.safe_dump(TOC))
    files = toc["parts"][0]["chapters"]
    files += [{"file": "book/plan"}, {"file": EXERCISE}]
    book.write("_toc.yml", yaml.safe_dump(toc))
    book.write("book/plan.md", plan)
    book.write(f"{EXERCISE}.ipynb", notebook(TASKS))
    lesson = outputs.notebook(new_markdown_cell(LESSON, id="lesson"))
    book.write("notebooks/02-one.ipynb", nbformat.writes(lesson))
    asks = {name: text for name, text in GOOD.items() if name != "goal"}
    return ask_in(book, NeuronExplorer=NeuronExplorer(**asks))


def built(book: Book) -> Book:
    done = book.build()
    assert done.returncode == 0, done.stdout + done.stderr
    return book


def links(book: Book) -> list[tuple[str, str]]:
    """Return the links of the plan's first sentence: words and address."""
    found = book.page("book/plan.html").article.p.find_all("a")
    return [(link.get_text(), link["href"]) for link in found]


def table(book: Book) -> list[list[str]]:
    rows = book.page("book/plan.html").select("table.course-plan tr")
    return [
        [
            cell.get_text().strip().replace("\xa0", " ")
            for cell in row.find_all(["th", "td"])
        ]
        for row in rows
    ]


def test_a_plan_follows_its_chapters(make_book) -> None:
    """What is there is a link and is counted; what comes later becomes one."""
    book = built(planned(make_book))
    there = [
        ("One neuron", "../notebooks/02-one.html"),
        ("T", "../notebooks/02-one.html#a"),
        ("a wiggle", "../notebooks/02-one.html#a"),
    ]
    assert links(book) == there
    said = " ".join(book.page("book/plan.html").article.p.text.split())
    assert said.endswith("Later None yet, or what is none.")
    head = ["week", "chapter", "figures", "bets", "minutes", "exercise"]
    first = ["1", "2 One neuron", "1", "1", "20", "30 min, 7 points"]
    assert table(book) == [
        head,
        first,
        ["2", "1 None yet", "·", "·", "·", "·"],
        ["all", "1 of 2 chapters", "1", "1", "20", "30 min, 7 points"],
    ]
    page = book.page("book/plan.html")
    worth = page.select_one("table.course-plan td:last-child a")
    assert worth["href"] == f"../{EXERCISE}.html"

    toc = yaml.safe_load((book.root / "_toc.yml").read_text("utf-8"))
    toc["parts"][0]["chapters"].insert(0, {"file": "notebooks/01-none"})
    book.write("_toc.yml", yaml.safe_dump(toc))
    # An exercise belongs to the first chapter that links it.
    first = LESSON.replace("20", "5")
    book.write("notebooks/01-none.ipynb", notebook(f"# Before\n\n{first}"))
    # The plan itself is not touched; its figure is not there, and is said.
    done = book.build()
    assert done.returncode != 0
    assert "the course has no figure 1#b" in done.stdout + done.stderr
    book.write("book/plan.md", PLAN.replace("1#b", "1"))
    built(book)
    before = "../notebooks/01-none.html"
    assert links(book) == [
        *there,
        ("Before", before),
        ("what is none", before),
    ]
    assert table(book)[1:] == [
        ["1", "2 One neuron", "1", "1", "20", "·"],
        ["2", "1 Before", "0", "0", "5", "30 min, 7 points"],
        ["all", "2 chapters", "1", "1", "25", "30 min, 7 points"],
    ]
    # Numbers follow although nobody has touched the plan.
    book.write(f"{EXERCISE}.ipynb", notebook(TASKS.replace("30", "45")))
    built(book)
    assert table(book)[2][-1] == "45 min, 7 points"


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("{chapter}`9`", "the course has no chapter 9"),
        ("{chapter}`2#none`", "the course has no figure 2#none"),
        ("{chapter}`two`", "write 7, 7#figure or words <7#figure>"),
        ("```{course-plan} week\n1: 2\n```", "write a line for each week"),
        ("```{course-plan} week\n1: [\n```", "course-plan: while parsing"),
    ],
)
def test_a_plan_that_leads_nowhere_stops_the_build(
    make_book, wrong: str, message: str
) -> None:
    done = planned(make_book, f"# A plan\n\n{wrong}\n").build()
    assert done.returncode != 0
    assert message in done.stdout + done.stderr
