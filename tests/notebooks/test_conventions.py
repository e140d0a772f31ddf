"""What every chapter has in common, so that the next eighteen have it too."""

import re
from pathlib import Path
from statistics import median

import nbformat
import pytest

from commands import address

ROOT = Path(__file__).parents[2]
CHAPTERS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MOST_LINES = 12
WIDEST_LINE = 76
HIDDEN = "remove-input"
WIDGETS = "application/vnd.jupyter.widget"

each_chapter = pytest.mark.parametrize(
    "path", CHAPTERS, ids=lambda p: p.stem
)


def code_cells(path: Path) -> list[nbformat.NotebookNode]:
    """Return a chapter's code cells, Colab's first one left out."""
    notebook = nbformat.read(path, as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [cell for cell in cells if cell.id != address.FIRST_CELL_ID]


def test_there_are_chapters() -> None:
    """Guard the checks below: with none they would check nothing."""
    assert len(CHAPTERS) >= 2


@each_chapter
def test_a_chapter_is_a_valid_notebook(path: Path) -> None:
    """The format is as its own rules say, and the name is NN-topic."""
    nbformat.validate(nbformat.read(path, as_version=4))
    assert re.fullmatch(r"\d\d-[a-z]+(-[a-z]+)*", path.stem)


@each_chapter
def test_no_widget_state_is_kept(path: Path) -> None:
    """With state GitHub shows no notebook, with views alone JupyterLab no picture."""
    notebook = nbformat.read(path, as_version=4)
    assert "widgets" not in notebook.metadata
    assert WIDGETS not in path.read_text(encoding="utf-8")


@each_chapter
def test_it_was_run_from_top_to_bottom(path: Path) -> None:
    """The numbers count 1, 2, 3: what is shown is what a reader will get."""
    notebook = nbformat.read(path, as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    counts = [cell.execution_count for cell in cells if cell.source.strip()]
    assert counts == list(range(1, len(counts) + 1))
    outputs = [output for cell in cells for output in cell.outputs]
    assert outputs
    bad = ("error", "stream")
    loud = [
        o
        for o in outputs
        if o.output_type in bad and o.get("name") != "stdout"
    ]
    assert loud == []


@each_chapter
def test_cells_are_short(path: Path) -> None:
    """A cell is read at one look, a line is as wide as the page."""
    cells = [
        c
        for c in code_cells(path)
        if HIDDEN not in c.metadata.get("tags", [])
    ]
    sources = [cell.source for cell in cells]
    assert sources
    long = [
        source
        for source in sources
        if len(source.splitlines()) > MOST_LINES
    ]
    assert long == []
    wide = [
        line
        for source in sources
        for line in source.splitlines()
        if len(line) > WIDEST_LINE
    ]
    assert wide == []
    assert median(len(source.splitlines()) for source in sources) <= 5


@each_chapter
def test_the_first_cell_is_the_same_everywhere(path: Path) -> None:
    """It installs the course on Colab, from the one configured address."""
    first = nbformat.read(path, as_version=4).cells[0]
    wanted = address.first_cell(address.configured(), address.branch())
    assert first.source == wanted
    assert first.metadata.tags == ["remove-cell"]
    assert first.outputs == []


@each_chapter
def test_every_picture_has_words(path: Path) -> None:
    """A cell that shows a picture says in its metadata what it shows.

    A live figure brings its words along: its text output is the alternative.
    """
    silent = []
    for cell in code_cells(path):
        image = cell.metadata.get("mystnb", {}).get("image", {})
        for output in cell.outputs:
            data = output.get("data", {})
            has_picture = any(kind.startswith("image/") for kind in data)
            own = data.get("text/plain", "")
            words = image.get("alt") or ("" if own.startswith("<") else own)
            if has_picture and len(words) < 20:
                silent.append(cell.source)
    assert silent == []


@each_chapter
def test_no_semicolon_hides_an_output(path: Path) -> None:
    """A semicolon hides it in a notebook, but not from the check of outputs."""
    ends = [cell.source.rstrip()[-1:] for cell in code_cells(path)]
    assert ";" not in ends


@each_chapter
def test_nothing_is_bent_to_fit(path: Path) -> None:
    """The course is imported as anyone would import it, and is not random."""
    code = "\n".join(cell.source for cell in code_cells(path))
    for trick in (
        "sys.path",
        "np.random.seed",
        "import random",
        "warnings.filter",
    ):
        assert trick not in code


@each_chapter
def test_the_launch_buttons_find_a_kernel(path: Path) -> None:
    """Buttons show on pages whose notebook names its kernel."""
    metadata = nbformat.read(path, as_version=4).metadata
    assert metadata.kernelspec.name == "python3"
    assert metadata.kernelspec.language == "python"
