"""Exact scores on honest submissions, each written down before it was run."""

from statistics import median

import pytest

from tests.grading.labelled.batch import HONEST, honest_alone
from tests.grading.labelled.course import Case

each = pytest.mark.parametrize("case", HONEST, ids=lambda case: case.name)


@each
def test_an_honest_submission_earns_what_it_should(
    case: Case, bubblewrap: None
) -> None:
    """Task by task, and in words."""
    result = honest_alone().results[case.name]
    points = tuple(task.points for task in result.tasks)
    assert (points, result.status) == (case.points, case.status), result


def test_there_are_enough_of_them() -> None:
    """And no two share a name, which is the student's."""
    names = [case.name for case in HONEST]
    assert len(names) == len(set(names)) >= 16


def test_what_failed_is_told_with_the_hint(bubblewrap: None) -> None:
    """In the author's words, in hidden cases too."""
    results = honest_alone().results
    told = {
        "nothing_answered": "z has no value yet.",
        "a_wrong_number": "Add b, too.",
        "two_inputs_written_out": "Do not count on two inputs.",
        "an_answer_deleted": "There is no 'Tally': the cell that defines it is "
        "missing, or it did not run to its end.",
    }
    for name, words in told.items():
        messages = [task.message for task in results[name].tasks]
        assert words in messages, name


def test_a_teacher_is_told_what_was_odd(bubblewrap: None) -> None:
    """Duplicates, what is missing or moved, a changed test, an encoding."""
    results = honest_alone().results
    odd = {
        "cells_in_another_order": "Cells were moved",
        "a_duplicate_cell_mended_below": "is there 2 times",
        "an_answer_deleted": "'tally' is missing",
        "metadata_stripped": "lost its metadata",
        "a_test_made_easy": "'words-test' was changed",
        "written_in_utf_16": "UTF-16",
    }
    for name, words in odd.items():
        assert words in " ".join(results[name].notes), name
    assert results["everything_right"].notes == ()


def test_a_plot_is_drawn_anew(bubblewrap: None) -> None:
    """The person who judges sees it, though no picture was handed in."""
    result = honest_alone().results["a_plot_and_a_written_answer"]
    assert [len(pictures) for pictures in result.pictures] == [0] * 4 + [1]


@pytest.mark.alone
def test_an_honest_submission_takes_a_second(bubblewrap: None) -> None:
    """The median."""
    batch = honest_alone()
    assert median(r.seconds for r in batch.results.values()) < 1.5
