"""nbgrader's part in a student version: its own steps make the cells."""

from __future__ import annotations

import importlib.util
import re

from anncourse.grading.release.notebook_file import Raw
from anncourse.grading.release.regions import HIDDEN, SCHEME, SOLUTION, cut

OF_AN_EDITOR = {"collapsed", "scrolled", "execution", "trusted"}
AUTOTEST = re.compile(r"^[ \t]*### (HASHED )?AUTOTEST\b", re.MULTILINE)


def student_cells(notebook: Raw) -> list[Raw]:
    """Return the cells of a notebook as nbgrader makes them for students.

    Parameters
    ----------
    notebook : dict
        The teacher's; `refuse_misfits` has found nothing in its cells. It stays as it
        is.

    Returns
    -------
    list of dict
        The cells without solutions, hidden tests, mark schemes and outputs; locked, and
        with nbgrader's checksums.

    Raises
    ------
    ValueError
        If nbgrader is not installed, or refuses the notebook.
    """
    if importlib.util.find_spec("nbgrader") is None:
        raise ValueError(
            "nbgrader makes the student version and is not installed: "
            'pip install "anncourse[grading]"'
        )
    # They take a second to import, and the other commands do without.
    from nbformat import from_dict
    from nbgrader import preprocessors

    book = from_dict(notebook)  # type: ignore[no-untyped-call]
    _refuse_metadata(book)
    for step in (
        preprocessors.LockCells(),
        preprocessors.ClearSolutions(),
        preprocessors.ClearOutput(remove_metadata_fields=OF_AN_EDITOR),
        preprocessors.ClearHiddenTests(),
        # A picture that only the scheme shows is dropped with the others.
        preprocessors.ClearMarkScheme(check_attachment_leakage=False),
        preprocessors.ComputeChecksums(),
    ):
        book, _ = step.preprocess(book, {})
    cells: list[Raw] = book["cells"]
    return cells


def _refuse_metadata(book: Raw) -> None:
    from nbgrader.nbgraderformat import MetadataValidator, ValidationError

    for cell in book["cells"]:
        try:
            MetadataValidator().validate_cell(cell)
        except ValidationError as error:
            name = cell["metadata"]["nbgrader"].get("grade_id", "")
            raise ValueError(
                f"nbgrader refuses the metadata of cell {name!r}: {error.message}"
            ) from None


def refuse_misfits(cell: Raw) -> None:
    """Refuse a cell whose marks in the text do not fit its metadata.

    Parameters
    ----------
    cell : dict
        The teacher's.

    Raises
    ------
    ValueError
        If the marks do not come in pairs (see `cut`), a marked part stands in a cell of
        another role, or nbgrader would refuse the cell or read it otherwise than we do.
    """
    text, marks = cell["source"], cell["metadata"].get("nbgrader", {})
    for kind, fits, where in (
        (SOLUTION, marks.get("solution"), "a solution cell"),
        (
            HIDDEN,
            marks.get("grade") and not marks.get("solution"),
            "a test cell",
        ),
        (SCHEME, marks.get("task"), "a task cell"),
    ):
        _, parts = cut(text, kind)
        if parts and not fits:
            raise ValueError(f"BEGIN {kind} may stand in {where} only")
    if marks and marks.get("schema_version") != 3:
        raise ValueError(
            "its nbgrader metadata need schema_version 3; `nbgrader update` rewrites "
            "those of an old notebook"
        )
    if AUTOTEST.search(text):
        raise ValueError(
            "AUTOTEST lines are not understood here; write cases with ann.Checks"
        )
