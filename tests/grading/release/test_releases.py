"""The student versions of the exercises: as generated, and without a secret."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from anncourse.grading.release.regions import CANARY, HIDDEN, SOLUTION, cut
from anncourse.grading.release.student_version import generate
from commands.exercises import released, sources
from tests.grading.exercises import texts
from tests.grading.teachers_notebook import Raw, teachers_notebook

# All steps of nbgrader 0.9.6's generate_assignment, in its order, where a release takes
# some. Two are left out: InstantiateTests has nothing to do here, SaveCells writes to a
# gradebook.
NBGRADER = """
import sys, nbformat
from nbgrader import preprocessors as pre
steps = [pre.LockCells, pre.ClearSolutions, pre.ClearOutput, pre.CheckCellMetadata,
         pre.ComputeChecksums, pre.ClearHiddenTests, pre.ClearMarkScheme,
         pre.ComputeChecksums, pre.CheckCellMetadata]
for path in sys.argv[1:]:
    notebook, resources = nbformat.read(path, as_version=4), {}
    for step in steps:
        notebook, resources = step().preprocess(notebook, resources)
    nbformat.write(notebook, path)
"""

each = pytest.mark.parametrize(
    "source", sources(), ids=lambda path: path.stem
)


def every_role() -> Raw:
    """Return a notebook of which nbgrader drops all that is dropped here."""
    book = teachers_notebook()
    for cell in book["cells"]:
        # It keeps the pictures of a solution.
        cell.pop("attachments", None)
        lines = cell["source"]
        cell["source"] = [x.replace("attachment:", "") for x in lines]
    return book


def test_nbgrader_makes_the_same_cells(tmp_path: Path) -> None:
    """Cell for cell, metadata and all: every role, and each of the exercises."""
    roles = tmp_path / "roles.ipynb"
    roles.write_text(json.dumps(every_role()), encoding="utf-8")
    ours = {"roles": generate(roles)}
    for source in sources():
        (tmp_path / source.name).write_bytes(source.read_bytes())
        ours[source.stem] = generate(source)
    paths = sorted(tmp_path.glob("*.ipynb"))
    done = subprocess.run(
        [sys.executable, "-c", NBGRADER, *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for path in paths:
        theirs = json.loads(path.read_text(encoding="utf-8"))
        assert json.loads(ours[path.stem])["cells"] == theirs["cells"]


@each
def test_a_release_equals_its_generation(source: Path) -> None:
    """`make exercises` would change nothing, not one byte."""
    assert released(source).read_bytes() == generate(source).encode()


def test_there_is_no_release_without_a_source() -> None:
    folder = released(sources()[0]).parents[1]
    assert {path.stem for path in sources()} == {
        path.stem for path in folder.rglob("*.ipynb")
    }


@each
def test_nothing_secret_is_released(source: Path) -> None:
    """No canary, no line of a hidden block, no line of a solution."""
    text = released(source).read_text(encoding="utf-8")
    shown = {
        line.strip()
        for cell_text in texts(released(source))
        for line in cell_text.split("\n")
    }
    secret = [
        line.strip()
        for cell_text in texts(source)
        for kind in (HIDDEN, SOLUTION)
        for part in cut(cell_text, kind)[1]
        for line in part.split("\n")
        if len(line.strip()) > 30
    ]
    assert secret
    assert [line for line in secret if line in shown] == []
    canaries = CANARY.findall(source.read_text(encoding="utf-8"))
    assert canaries
    assert [c for c in canaries if c in text] == []
