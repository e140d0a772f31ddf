"""One submission as a piece of work, wherever it is done."""

import tempfile
from pathlib import Path

import pytest

from anncourse.grading.course.results import Result
from anncourse.grading.run.jobs import Job, assignment_of, work
from tests.grading.course_folder import NAME, sent


def test_no_file_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that is killed could not remove it."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "absent"))
    assignment_of.cache_clear()
    job = Job(
        NAME, sent(), "ada", "/nowhere/x.ipynb", b'{"cells": [', ("odd",)
    )
    result = Result.from_json(work(job))
    assert result.status == "unreadable"
    assert result.notes[0] == "odd"
    assert "cut off in the middle" in result.notes[1]
    assert len(result.submission) == 64
