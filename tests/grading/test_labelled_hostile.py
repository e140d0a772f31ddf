"""Whatever a submission does ends in a score or a status, and harms nobody else."""

import pytest

from tests.grading.labelled.batch import (
    HARMFUL,
    HONEST,
    all_together,
    honest_alone,
    same_but_for_seconds,
)
from tests.grading.labelled.course import CANARY, SECRET, TOKEN, Case

each = pytest.mark.parametrize("case", HARMFUL, ids=lambda case: case.name)


@each
def test_a_hostile_submission_earns_what_it_should(
    case: Case, bubblewrap: None
) -> None:
    """The task that does harm earns nothing; the others what they are worth."""
    result = all_together().results[case.name]
    points = tuple(task.points for task in result.tasks)
    assert (points, result.status) == (case.points, case.status), result


@pytest.mark.parametrize("case", HONEST, ids=lambda case: case.name)
def test_the_others_get_the_same_result(
    case: Case, bubblewrap: None
) -> None:
    """Byte for byte, with the harmful ones graded before, beside and after."""
    alone = honest_alone().results[case.name]
    among = all_together().results[case.name]
    assert same_but_for_seconds(alone) == same_but_for_seconds(among)


def test_nothing_of_the_course_changes(bubblewrap: None) -> None:
    """Sources, gradebook and every submission are what they were."""
    assert all_together().changed == set()


def test_nothing_is_left(bubblewrap: None) -> None:
    """No process and no temporary file."""
    assert all_together().left == []


def test_nobody_is_reached(bubblewrap: None) -> None:
    """A listener on this machine hears nothing."""
    assert all_together().heard == 0


def test_nothing_hidden_is_in_a_result(bubblewrap: None) -> None:
    """Neither a canary, nor an input of a hidden test, nor the grader's token."""
    words = (CANARY.split()[1], SECRET, f"{SECRET[0]}.{SECRET[1:]}", TOKEN)
    for name, result in all_together().results.items():
        for word in words:
            assert word not in result.to_json(), name


def test_a_submission_that_looks_around_finds_nothing(
    bubblewrap: None,
) -> None:
    """Its error would say what it found."""
    results = all_together().results
    assert (
        results["reading_files"].cells[0] == "RuntimeError: nothing found"
    )
    for name in ("every_process_searched", "the_environment_read"):
        assert results[name].cells[0] == "", name


def test_what_is_no_picture_is_not_kept(bubblewrap: None) -> None:
    """A person would open it."""
    result = all_together().results["a_page_in_place_of_a_picture"]
    assert set(result.pictures) == {()}


def test_a_result_can_be_shown_in_a_terminal(bubblewrap: None) -> None:
    """What a submission says moves no cursor and breaks no line."""
    for result in all_together().results.values():
        for text in (*result.cells, *result.notes):
            assert text.isprintable(), result.student
            assert len(text) <= 300, result.student


def test_no_submission_takes_more_than_a_minute(bubblewrap: None) -> None:
    """Whatever it tries."""
    assert max(r.seconds for r in all_together().results.values()) < 60


def test_every_case_is_there_once(bubblewrap: None) -> None:
    """At least forty labelled submissions, and none hides another."""
    names = [case.name for case in (*HONEST, *HARMFUL)]
    assert len(names) == len(set(names)) >= 40
    assert set(all_together().results) == set(names)
