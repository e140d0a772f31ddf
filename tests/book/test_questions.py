"""What the book's figures ask, and what stops a build."""

import json
from functools import cache

import pytest

from anncourse.widgets import NeuronExplorer, Quiz
from anncourse.widgets.base import CourseWidget
from tests.book import asking, outputs
from tests.book.conftest import EXTENSIONS, Book

assert EXTENSIONS.exists()
from figure_numbers import counted  # noqa: E402
from questions import asked, faults  # noqa: E402

BET = """
You turn the weight from +1 to −1. What does the answer do?
- It rises | No.
+ It falls | From {output before} to {output}.
do: Drag it.
done: w2 at most -0.95
right: output falls
end: {"weights": [2, -1]}
"""
GOAL = """
Above 0.9.
stage: output above 0.9 | It is {output}.
solution: {"bias": 5}
"""
GOOD = {"id": "a", "title": "T.", "caption": "C.", "bet": BET, "goal": GOAL}


@cache
def book() -> dict[str, list[CourseWidget]]:
    return asking.pages()


def of(*figures: CourseWidget) -> list[list[str]]:
    """Return the faults of a page with these figures."""
    names = [type(figure).__name__ for figure in figures]
    states = [figure.page_state() for figure in figures]
    return faults(
        [asked(*each) for each in zip(names, states, strict=True)]
    )


def test_there_are_figures() -> None:
    """Guard the checks below: with none they would check nothing."""
    assert {"02-artificial-neuron", "03-activations", "index"} <= set(
        book()
    )
    figures = [figure for page in book().values() for figure in page]
    assert len([f for f in figures if f.asks["bet"]]) >= 6
    assert len([f for f in figures if f.asks["goal"]]) >= 5


@pytest.mark.parametrize("page", ["02-artificial-neuron", "03-activations"])
def test_every_goal_is_reached_and_every_bet_answered(page: str) -> None:
    assert of(*book()[page]) == [[] for _ in book()[page]]


def test_the_same_on_pages_of_prose() -> None:
    for page, figures in book().items():
        if not page[0].isdigit():
            assert of(*figures) == [[] for _ in figures], page


def test_solutions_leave_alone_what_is_fixed() -> None:
    tried = 0
    for figure in (f for page in book().values() for f in page):
        asks, state = figure.asks, figure.state()
        ends = [asks["bet"]["end"]] if asks["bet"] else []
        ends += asks["goal"]["solution"] if asks["goal"] else []
        for name in asks["fixed"]:
            tried += len(ends)
            assert all(
                end.get(name, state[name]) == state[name] for end in ends
            )
    assert tried >= 10


def test_a_good_figure_has_no_fault() -> None:
    assert of(NeuronExplorer(**GOOD)) == [[]]


BAD = [
    ({"id": ""}, 'has no id; write id="..."'),
    ({"title": ""}, 'has no title; write title="..."'),
    ({"caption": ""}, 'has no caption; write caption="..."'),
    (
        {"bet": BET.replace("w2 at", "w9 at")},
        '"w9" is no quantity here; write one of output, z, weighted, w1',
    ),
    (
        {"bet": BET.replace("{output}", "{outptu}")},
        '"outptu" is no quantity here',
    ),
    (
        {"bet": BET.replace("at most -0.95", "at most 1")},
        "before the reader has moved anything",
    ),
    (
        {"bet": BET.replace("[2, -1]", "[2, 0]")},
        'does not hold at its "end: {"weights":[2,0]}"',
    ),
    (
        {"bet": BET.replace("output falls", "output rises")},
        'whose "right:" does not hold',
    ),
    (
        {"goal": GOAL.replace("output above 0.9", "all right")},
        '"all right" is no judge here',
    ),
    (
        {"goal": GOAL.replace("above 0.9 |", "above 0.7 |")},
        "a goal that is reached before",
    ),
    (
        {"goal": GOAL.replace('"bias": 5', '"bias": 0')},
        "its solution does not reach: stage 1",
    ),
]


@pytest.mark.parametrize(("change", "message"), BAD)
def test_a_fault_says_what_to_write(change: dict, message: str) -> None:
    [[fault]] = of(NeuronExplorer(**GOOD | change))
    assert message in fault


def number(**change: str) -> str:
    """Return a bet on a number, with other lines."""
    lines = {"number": "0 to 1 step 0.01", "answer": "output"} | change
    typed = "\n".join(f"{mark}: {text}" for mark, text in lines.items())
    rest = "why: So.\ndo: Drag.\ndone: w2 below 0\n"
    return f'How much?\n{typed}\n{rest}end: {{"weights": [2, -1]}}'


def test_a_number_lies_where_the_reader_can_set_it() -> None:
    good = GOOD | {"bet": number()}
    assert of(NeuronExplorer(**good)) == [[]]
    [[fault]] = of(
        NeuronExplorer(**good | {"bet": number(number="2 to 4")})
    )
    assert "which is not from 2 to 4; write a wider" in fault


def test_no_two_figures_of_a_page_have_one_id_or_one_question() -> None:
    twin = NeuronExplorer(**GOOD)
    other = NeuronExplorer(**GOOD | {"bet": number(), "id": "b"})
    first, second, third = of(NeuronExplorer(**GOOD), twin, other)
    assert first == second
    assert [fault.split(";")[0] for fault in first] == [
        "has an id that another figure of this page has",
        "asks in its bet what another figure of this page asks",
        "asks in its goal what another figure of this page asks",
    ]
    assert len(third) == 1  # its goal is theirs


def ask_in(book: Book, **figures: CourseWidget) -> Book:
    """Let figures of the small book's chapter ask what these ask."""
    path = book.root / "notebooks/02-one.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    states = notebook["metadata"]["widgets"][outputs.STATE]["state"]
    for name, figure in figures.items():
        own = {"_esm": "export default {}"}
        states[name]["state"] |= figure.page_state() | own
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return book


def test_a_figure_has_its_id_its_number_and_its_claim(make_book) -> None:
    quiz = Quiz.from_text("Odd?\n+ No | Even.\n- Yes | Even.", id="quiz-a")
    book = ask_in(
        make_book(), NeuronExplorer=NeuronExplorer(**GOOD), Quiz=quiz
    )
    done = book.build()
    assert done.returncode == 0, done.stdout + done.stderr
    page = book.page("notebooks/02-one.html")
    figure = page.find("figure", id="a")
    assert figure.select_one("[data-widget=NeuronExplorer][data-figure=a]")
    caption = figure.find("figcaption")
    assert (
        caption.select_one(".caption-number").text.strip() == "Figure 2.1"
    )
    assert caption.select_one(".claim").text == "C."
    assert "Figure 2.1 T. C." in " ".join(caption.text.split())
    # A quiz is no figure that is counted.
    place = page.find(id="quiz-a")
    assert place.name == "div"
    assert place.select_one("[data-widget=Quiz][data-figure=quiz-a]")


def test_figures_are_counted_in_their_chapter() -> None:
    by_sphinx = {
        "notebooks/02-x": {"figure": {"b": (7,), "a": (8,)}},
        "notebooks/13-y": {"figure": {"c": (9,)}, "table": {"t": (1,)}},
        "book/index": {"figure": {"d": (1,)}},
    }
    assert counted(by_sphinx) == {
        "notebooks/02-x": {"figure": {"b": (2, 1), "a": (2, 2)}},
        "notebooks/13-y": {
            "figure": {"c": (13, 1)},
            "table": {"t": (13, 1)},
        },
        "book/index": {"figure": {"d": (1,)}},
    }


def test_a_fault_stops_the_build(make_book) -> None:
    """The message names chapter, figure and what to write."""
    wrong = GOOD | {"goal": GOAL.replace('"bias": 5', '"bias": 0')}
    book = ask_in(make_book(), NeuronExplorer=NeuronExplorer(**wrong))
    done = book.build()
    assert done.returncode != 0
    said = done.stdout + done.stderr
    [line] = [line for line in said.splitlines() if "figure 'a'" in line]
    assert "notebooks/02-one" in line
    assert (
        "(NeuronExplorer) has a goal that its solution does not reach"
        in line
    )
