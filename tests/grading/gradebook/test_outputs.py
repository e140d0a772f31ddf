"""What stands below a student's code for the person who judges it."""

from dataclasses import replace
from pathlib import Path

import pytest

from anncourse.grading.gradebook.outputs import (
    GRADED,
    NOT_DRAWN,
    Outputs,
    with_pictures,
)
from tests.grading.conftest import Cell, answer, notebook
from tests.grading.course_folder import course_in, result

OLD, DRAWN = {"image/png": "b2xk"}, {"image/png": "ZHJhd24="}
PRINTED = {"output_type": "stream", "name": "stderr", "text": ["a\n", "b"]}


def display(data: dict[str, str]) -> Cell:
    """Return an output as a notebook's file has it."""
    return {"output_type": "display_data", "metadata": {}, "data": data}


def below(*pairs: tuple[object, object]) -> list[list[object]]:
    """Return what stands below a cell, for each error and each row of pictures."""
    cells = [answer(f"plot({n})", f"plot-{n}") for n in range(len(pairs))]
    for cell in cells:
        cell["outputs"] = [PRINTED, display({"text/plain": "fig"} | OLD)]
    found = replace(
        result(),
        cells=tuple(error for error, _ in pairs),
        pictures=tuple(p for _, p in pairs if p is not None),
    )
    outputs = Outputs(notebook(cells), found)
    return [
        [one.get("data", one.get("text")) for one in outputs.next(source)]
        for source in [cell["source"] for cell in cells]
    ]


def test_what_the_code_drew_takes_the_place_of_what_was_sent() -> None:
    """What it printed stays."""
    picture = DRAWN["image/png"]
    assert below(("", (picture, picture))) == [["a\nb", DRAWN, DRAWN]]


def test_a_picture_that_only_was_sent_is_named_so() -> None:
    """It may be another's, or drawn by other means than matplotlib."""
    sent = {"text/plain": "fig"} | OLD
    assert below(("", ())) == [["a\nb", sent, NOT_DRAWN]]


def test_each_cell_gets_its_own() -> None:
    """And the error it stopped with."""
    first, second = below(("", (DRAWN["image/png"],)), ("NameError: w", ()))
    assert first[-1] == DRAWN
    assert second[-2:] == [NOT_DRAWN, f"{GRADED}NameError: w"]


def test_where_nobody_drew_nothing_is_said() -> None:
    """No person judges code there, or the grader stopped before this cell."""
    assert below(("", None)) == [["a\nb", {"text/plain": "fig"} | OLD]]


@pytest.mark.parametrize("sha256", ["this", "another"])
def test_errors_and_pictures_of_another_file_are_left_out(
    sha256: str, tmp_path: Path
) -> None:
    """A student sent a new version, and it is not graded yet."""
    course = course_in(tmp_path)
    graded = result(submission="this", pictures=((), ("b2xk",)))
    graded.write(course.result("double", "ada"))
    known = with_pictures(course, replace(graded, pictures=()), sha256)
    assert bool(known.pictures) == bool(known.cells) == (sha256 == "this")


def test_a_result_without_a_file_stands_for_itself(tmp_path: Path) -> None:
    """Or with one that is damaged."""
    graded, course = result(submission="this"), course_in(tmp_path)
    assert with_pictures(course, graded, "this") == graded
