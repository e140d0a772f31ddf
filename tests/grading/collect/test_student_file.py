"""A file that a student made, and what it may be instead."""

import os
from pathlib import Path

import pytest

from anncourse.grading.collect.student_file import Refused, content_of


def test_all_of_it_and_no_more_than_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    path.write_bytes(b"12345")
    assert content_of(path, 5) == b"12345"
    with pytest.raises(Refused, match="bigger"):
        content_of(path, 4)


def test_a_link_made_in_the_last_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel refuses it when the file is opened."""
    path = tmp_path / "link"
    path.symlink_to(tmp_path / "other")
    (tmp_path / "other").write_bytes(b"1")
    monkeypatch.setattr(Path, "is_symlink", lambda _: False)
    with pytest.raises(Refused, match="cannot be read"):
        content_of(path)


def test_what_is_refused_is_closed(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(3):
        with pytest.raises(Refused, match="no ordinary file"):
            content_of(tmp_path)
    assert len(os.listdir("/proc/self/fd")) == before
