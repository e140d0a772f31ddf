"""What every exercise has in common: the teacher's notebook and the student's."""

import re
from pathlib import Path

import nbformat
import pytest

from anncourse.grading.release.assignment import Assignment
from commands import address
from commands.exercises import released, sources
from tests.notebooks.chapter import ROOT, chapters

MOST_LINES = 12
# A test cell is folded on the page; a case with its hint takes six lines.
MOST_LINES_OF_TESTS = 32
WIDEST_LINE = 76
FOLDED = "hide-input"
HINT = re.compile(r"hint=")
LINKED = re.compile(r"\]\(exercises/release/([\w-]+)/\1\.ipynb\)")
CASE = re.compile(r"^ *check\.(equal|close|true|raises)\(", re.MULTILINE)

BOTH = [path for source in sources() for path in (source, released(source))]
both = pytest.mark.parametrize(
    "path", BOTH, ids=lambda p: f"{p.stem}-{p.parents[1].name}"
)
each = pytest.mark.parametrize(
    "source", sources(), ids=lambda path: path.stem
)


def code(path: Path) -> list[nbformat.NotebookNode]:
    """Return an exercise's code cells, Colab's first one left out."""
    notebook = nbformat.read(path, as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [cell for cell in cells if cell.id != address.FIRST_CELL_ID]


def is_test(cell: nbformat.NotebookNode) -> bool:
    """Return whether the cell judges."""
    marks = cell.metadata.get("nbgrader", {})
    return bool(marks.get("grade") and not marks.get("solution"))


def test_there_are_exercises() -> None:
    """Guard the checks below: with none they would check nothing."""
    assert len(sources()) >= 6


@both
def test_it_is_a_valid_notebook(path: Path) -> None:
    """By the format's own rules, its name that of its folder, and its kernel named."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", path.stem)
    assert path.parent.name == path.stem
    assert notebook.metadata.kernelspec.name == "python3"
    assert notebook.metadata.kernelspec.language == "python"


@both
def test_saving_it_in_jupyter_changes_nothing(path: Path) -> None:
    """Jupyter writes what nbformat writes: an edit shows as that edit alone."""
    notebook = nbformat.read(path, as_version=4)
    saved = nbformat.writes(notebook) + "\n"
    assert saved == path.read_text(encoding="utf-8")


@both
def test_it_has_not_been_run(path: Path) -> None:
    """An output could show what the teacher's solution says."""
    for cell in nbformat.read(path, as_version=4).cells:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


@both
def test_the_first_cell_is_that_of_the_chapters(path: Path) -> None:
    """It installs the course on Colab; afterward no cell needs the net."""
    first, *others = nbformat.read(path, as_version=4).cells
    wanted = address.first_cell(address.configured(), address.branch())
    assert first.source == wanted
    assert first.metadata == {"tags": ["remove-cell"]}
    for cell in others:
        assert not re.search(r"[%!]pip|urllib|requests|http", cell.source)


@both
def test_it_begins_with_its_title_and_how_it_works(path: Path) -> None:
    """What is asked, for how long, for how many points, and where to write."""
    opening = nbformat.read(path, as_version=4).cells[1].source
    assert opening.startswith("# Exercise: ")
    for words in ("minutes", "points", "`YOUR CODE HERE`", "`not yet`"):
        assert words in opening


@each
def test_what_a_student_reads_is_short(source: Path) -> None:
    """As in the chapters; tests are folded and may be longer."""
    for cell in code(released(source)):
        lines = cell.source.splitlines()
        most = MOST_LINES_OF_TESTS if is_test(cell) else MOST_LINES
        assert len(lines) <= most, cell.source
        assert max(map(len, lines)) <= WIDEST_LINE, cell.source
        assert (FOLDED in cell.metadata.get("tags", [])) == is_test(cell)


@each
def test_each_task_says_what_is_asked(source: Path) -> None:
    """What to give, what is looked at, and the points, in the same words."""
    cells = nbformat.read(source, as_version=4).cells
    tasks = [cell.source for cell in cells if "## Task " in cell.source]
    assert 3 <= len(tasks) <= 5
    for number, text in enumerate(tasks, 1):
        assert f"## Task {number}: " in text
        assert "**Asked for:** " in text
        assert re.search(r"\*\*Points:\*\* \d$", text)
        looked_at = "**The tests look at** ", "**A person looks at** "
        assert "A person reads" in text or any(
            words in text for words in looked_at
        )


@each
def test_every_case_has_a_hint(source: Path) -> None:
    """Visible and hidden ones exist in each test, and each says where to look."""
    for whole, shown in zip(
        code(source), code(released(source)), strict=True
    ):
        if is_test(whole):
            cases, visible = (
                len(CASE.findall(c.source)) for c in (whole, shown)
            )
            assert cases > visible >= 1, whole.source
            assert len(HINT.findall(whole.source)) == cases
            assert "# Typical: " in whole.source
            assert "# Typical: " not in shown.source


@each
def test_ids_and_names_agree(source: Path) -> None:
    """A cell has one name, which says the same to Jupyter and to nbgrader."""
    notebook = nbformat.read(source, as_version=4)
    names = {
        cell.id: cell.metadata.nbgrader.grade_id
        for cell in notebook.cells
        if "nbgrader" in cell.metadata
    }
    assert all(one == other for one, other in names.items())
    assert Assignment.read(source).name == source.stem


@both
def test_nothing_is_bent_to_fit(path: Path) -> None:
    """The course is imported as anyone would import it, and is not random."""
    text = "\n".join(cell.source for cell in code(path))
    for trick in ("sys.path", "np.random.seed", "warnings.filter"):
        assert trick not in text


def test_each_chapter_has_its_exercise_and_each_exercise_its_chapter() -> (
    None
):
    """In the course's order, in the contents and in the list of exercises too."""
    linked = [
        LINKED.findall(chapter.section("Exercise") or "")
        for chapter in chapters()
    ]
    assert [len(names) for names in linked] == [1] * len(linked)
    # The last chapter has none of its own, and sends back to an earlier one.
    order = list(dict.fromkeys(name for names in linked for name in names))
    assert len(order) >= len(linked) - 1
    assert sorted(order) == sorted(source.stem for source in sources())
    for listed in ("_toc.yml", "book/exercises.md"):
        text = (ROOT / listed).read_text("utf-8")
        found = re.findall(r"exercises/release/([\w-]+)/\1", text)
        assert found == order, f"{listed}: the order of the chapters."


@each
def test_it_says_how_many_points_it_has(source: Path) -> None:
    """The sum of its tasks, as the first cell and the list of exercises say."""
    cells = nbformat.read(source, as_version=4).cells
    tasks = [cell.source for cell in cells if "## Task " in cell.source]
    given = [int(re.search(r"\*\*Points:\*\* (\d)$", t)[1]) for t in tasks]
    said = re.search(r"about \d+ minutes, (\d+) points", cells[1].source)
    assert said, f"{source.stem}: say “about 30 minutes, 10 points”."
    assert int(said[1]) == sum(given)
    listed = (ROOT / "book" / "exercises.md").read_text("utf-8")
    [row] = re.findall(rf"^\| \[.*/{source.stem}\.ipynb\).*$", listed, re.M)
    assert row.endswith(f"| {sum(given)} |")
