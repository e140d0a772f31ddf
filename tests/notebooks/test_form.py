"""The form of a chapter: what stands in each, in which order, and what is missing."""

import ast
import re
from collections.abc import Callable

import nbformat
import pytest

from anncourse.widgets.figures.quiz.text import questions
from tests.notebooks.chapter import Chapter, Figure, chapters

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Words that a reader reads before the first figure: it stands on the first screen.
MOST_WORDS_BEFORE = 130
FEWEST, MOST = 3, 5
HIDDEN = {"cellView": "form", "jupyter": {"source_hidden": True}}
# The sections below the lesson, in this order.
ORDER = (
    "Where it breaks",
    "Challenge",
    "Quiz",
    "Exercise",
    "In short",
    "Further reading",
)

each = pytest.mark.parametrize(
    "chapter", chapters(), ids=lambda chapter: chapter.path.stem
)


def quizzes(chapter: Chapter) -> list[Figure]:
    return [figure for figure in chapter.figures() if figure.kind == "Quiz"]


def asked(chapter: Chapter, quiz: Figure) -> list[dict]:
    """Return a quiz's questions, or say how it is to be typed."""
    cell = chapter.cells[quiz.cell]
    tree = ast.parse(cell.source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    texts = [
        ast.literal_eval(call.args[0])
        for call in calls
        if ast.unparse(call.func) == "Quiz.from_text"
        and len(call.args) == 1
        and isinstance(call.args[0], ast.Constant)
    ]
    assert len(texts) == 1, (
        f"{chapter.where(quiz.cell)}: a quiz is one text in its own cell: "
        'write Quiz.from_text("""…""", id="…"), a blank line between '
        "questions."
    )
    return questions(texts[0])


@each
def test_it_begins_with_questions_from_earlier_chapters(
    chapter: Chapter,
) -> None:
    """The first chapter has none, the second one, each other two; folded."""
    wanted = min(int(chapter.number) - 1, 2)
    if not wanted:
        return
    place = f"{chapter.path.stem}: between the title and the first figure"
    first, second = chapter.figures()[:2]
    assert first.kind == "Quiz", (
        f"{place}, put a Quiz with {wanted} question(s) from the last "
        "chapters."
    )
    found = len(asked(chapter, first))
    assert found == wanted, f"{place}, {found} question(s), not {wanted}."
    metadata = chapter.cells[first.cell].metadata
    assert "hide-output" in metadata.tags, (
        f"{chapter.where(first.cell)}: fold the questions, so that the "
        'figure stays on the first screen: tag the cell "hide-output".'
    )
    assert metadata.mystnb.code_prompt_show.startswith("First, "), (
        f"{chapter.where(first.cell)}: say what is folded there, in "
        '{"mystnb": {"code_prompt_show": "First, two questions …"}}.'
    )
    assert second.kind != "Quiz"


@each
def test_the_first_figure_is_on_the_first_screen(chapter: Chapter) -> None:
    """Title, folded questions, a few sentences, the figure; no heading before it."""
    first = next(f for f in chapter.figures() if f.kind != "Quiz")
    before = [text for i, text in chapter.prose() if i < first.cell]
    shown = re.sub(r"(?s)^```\{margin\}.*?^```$", "", "\n".join(before))
    words = len(shown.split())
    assert words <= MOST_WORDS_BEFORE, (
        f"{chapter.where(first.cell)}: {words} words stand before the first "
        f"figure. Keep {MOST_WORDS_BEFORE}, and move the rest below it."
    )
    headings = [text for i, text in chapter.headings() if i < first.cell]
    assert headings == [], f"{chapter.path.stem}: no heading before it."


@each
def test_every_figure_says_who_it_is_and_what_it_asks(
    chapter: Chapter,
) -> None:
    """An id and a claim; a bet, a goal, or none on purpose: bet=None."""
    faults = []
    for figure in chapter.figures():
        where = f"{chapter.where(figure.cell)}: {figure.kind}"
        if not SLUG.fullmatch(figure.text("id") or ""):
            faults.append(f'{where} needs a name: id="a-few-words".')
        if figure.kind == "Quiz":
            continue
        for name in ("title", "caption"):
            words = figure.text(name) or ""
            if not words.endswith("."):
                faults.append(
                    f"{where} needs {name}= with one sentence that ends in "
                    "a full stop."
                )
        if not {"bet", "goal"} & figure.given.keys():
            faults.append(
                f"{where} asks nothing: give bet= or goal=, or bet=None if "
                "that is meant."
            )
    assert faults == []
    ids = [figure.text("id") for figure in chapter.figures()]
    assert sorted(set(ids)) == sorted(ids), f"{chapter.path.stem}: {ids}"


@each
def test_a_plot_has_a_caption(chapter: Chapter) -> None:
    """What is drawn once says what it shows, as a live figure does."""
    bare = [
        chapter.where(i)
        for i, cell in chapter.code()
        if any(o.output_type == "display_data" for o in cell.outputs)
        and not cell.metadata.get("mystnb", {})
        .get("figure", {})
        .get("caption")
    ]
    assert bare == [], (
        f'{bare}: give the cell {{"mystnb": {{"figure": {{"caption": "…", '
        '"name": "fig-…"}}}}.'
    )


@each
def test_a_reader_bets_and_a_figure_checks_a_goal(chapter: Chapter) -> None:
    first = next(f for f in chapter.figures() if f.kind != "Quiz")
    assert "bet" in first.given, (
        f"{chapter.where(first.cell)}: the first figure asks for a bet."
    )
    place = chapter.between("Challenge")
    goals = [f for f in chapter.figures() if "goal" in f.given]
    assert [f for f in goals if f.cell in place], (
        f"{chapter.path.stem}: below the heading “Challenge” a figure has a "
        "goal= that it checks by itself."
    )


@each
def test_the_sections_stand_in_order(chapter: Chapter) -> None:
    headings = [text for _, text in chapter.headings()]
    found = [
        next(
            (i for i, h in enumerate(headings) if h.startswith(name)), None
        )
        for name in ORDER
    ]
    missing = [n for n, i in zip(ORDER, found, strict=True) if i is None]
    assert missing == [], f"{chapter.path.stem}: write ## {missing}."
    assert found == sorted(found), (
        f"{chapter.path.stem}: order them {ORDER}."
    )


@each
def test_something_breaks_and_is_repaired(chapter: Chapter) -> None:
    """A figure to cause it with, and in the same section its repair."""
    section = chapter.section("Where it breaks") or ""
    place = chapter.between("Where it breaks")
    figures = [f for f in chapter.figures() if f.cell in place]
    assert figures, (
        f"{chapter.path.stem}, “Where it breaks”: put a figure there in "
        "which the reader causes the failure."
    )
    assert re.search(r"\brepairs?\b", section, re.IGNORECASE), (
        f"{chapter.path.stem}, “Where it breaks”: say how it is repaired, "
        'and call it "the repair".'
    )


@each
def test_the_quiz_answers_every_option(chapter: Chapter) -> None:
    quiz = quizzes(chapter)[-1]
    where = chapter.where(quiz.cell)
    assert quiz.cell in chapter.between("Quiz"), f"{where}: under ## Quiz."
    found = asked(chapter, quiz)
    assert FEWEST <= len(found) <= MOST, (
        f"{where}: {len(found)} questions; write {FEWEST} to {MOST}."
    )
    for question in found:
        for option in question["options"]:
            assert option["why"].endswith("."), (
                f"{where}: “{question['prompt']}”, option "
                f"“{option['text']}” needs a reason after “ | ”."
            )


@each
def test_no_source_shows_what_it_asks(chapter: Chapter) -> None:
    """The book removes it; Jupyter and Colab fold it where these marks stand."""
    open_ = [
        chapter.where(i)
        for i, cell in chapter.code()
        if "remove-input" in cell.metadata.get("tags", [])
        and {key: cell.metadata.get(key) for key in HIDDEN} != HIDDEN
    ]
    assert open_ == [], f"{open_}: give the cells the metadata {HIDDEN}."
    shown = [
        chapter.where(quiz.cell)
        for quiz in quizzes(chapter)
        if "remove-input"
        not in chapter.cells[quiz.cell].metadata.get("tags", [])
    ]
    assert shown == [], f'{shown}: tag a quiz "remove-input".'


def calls(cells: list[nbformat.NotebookNode], name: str) -> list[ast.Call]:
    return [
        node
        for cell in cells
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == name
    ]


@each
def test_the_exercise_gives_hints_one_by_one(chapter: Chapter) -> None:
    """A stub, one call with the hints, the cases; each case has a hint there."""
    cells = [
        chapter.cells[i]
        for i in chapter.between("Exercise")
        if chapter.cells[i].cell_type == "code"
    ]
    where = f"{chapter.path.stem}, “Exercise”"
    assert any("..." in cell.source for cell in cells), (
        f"{where}: a stub returns the dots, `...`, until they are replaced."
    )
    made = calls(cells, "ann.Checks")
    given = [k.value for call in made for k in call.keywords]
    assert len(made) == len(given) == 1, (
        f"{where}: make it with one call, check = ann.Checks(…, hints={{…}})."
    )
    hints = ast.literal_eval(given[0])
    cases = [
        ast.literal_eval(call.args[0])
        for kind in ("equal", "close", "true", "raises")
        for call in calls(cells, f"check.{kind}")
    ]
    assert sorted(cases) == sorted(hints), (
        f"{where}: cases {sorted(cases)}, hints for {sorted(hints)}."
    )
    assert any(isinstance(hint, list) for hint in hints.values()), (
        f"{where}: the first case needs a list of hints, from gentle to plain."
    )
    assert not calls(cells, "getsource")


@each
def test_a_graded_assignment_is_linked(chapter: Chapter) -> None:
    section = chapter.section("Exercise") or ""
    links = re.findall(r"\]\((exercises/release/[\w/-]+\.ipynb)\)", section)
    assert links, (
        f"{chapter.path.stem}, “Exercise”: link the graded exercise, "
        "exercises/release/name/name.ipynb."
    )
    for link in links:
        assert (chapter.path.parent / link).is_file(), link


@each
def test_the_nets_say_what_they_cost(chapter: Chapter) -> None:
    """Multiply-adds to use and to train, computed by ann.multiply_adds."""
    costs = [
        "".join(o.get("text", "") for o in cell.outputs)
        for _, cell in chapter.code()
        if "ann.multiply_adds(" in cell.source
    ]
    for words in ("to use", "to train"):
        assert any(words in text for text in costs), (
            f"{chapter.path.stem}: print what its nets cost {words}, counted "
            "with ann.multiply_adds."
        )


@each
def test_source_is_shown_by_the_package(chapter: Chapter) -> None:
    """Colored, without its docstring, with a link: not printed."""
    for i, cell in chapter.code():
        assert "getsource" not in cell.source, (
            f"{chapter.where(i)}: show source with ann.source(ann.…)."
        )


def _sources(text: str) -> bool:
    return "{cite:" in text


def _points(text: str) -> bool:
    return len(re.findall(r"^- ", text, re.MULTILINE)) >= 3


def _leads_on(text: str) -> bool:
    return re.search(r"^\*\*Next:\*\* ", text, re.MULTILINE) is not None


@each
@pytest.mark.parametrize(
    ("section", "holds", "write"),
    [
        ("In short", _points, "three points or more"),
        ("Further reading", _sources, "sources, cited"),
        ("Further reading", _leads_on, "**Next:** and where it goes on"),
    ],
)
def test_it_ends_with_what_to_keep_and_where_to_go(
    chapter: Chapter, section: str, holds: Callable[[str], bool], write: str
) -> None:
    assert holds(chapter.section(section) or ""), (
        f"{chapter.path.stem}, “{section}”: write {write}."
    )


@each
def test_next_is_a_link_where_there_is_a_next(chapter: Chapter) -> None:
    """The chapter that follows in the course is linked as soon as it is there."""
    later = [c.path.name for c in chapters() if c.number > chapter.number]
    last = (chapter.section("Further reading") or "").partition("**Next:**")
    if later:
        assert f"]({later[0]})" in last[2], (
            f"{chapter.path.stem}: “Next” leads to {later[0]}."
        )
