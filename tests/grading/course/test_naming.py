"""A student's name may be anything; a folder's may not."""

import os
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from anncourse.grading.course.naming import (
    folder_of,
    plain,
    shown,
    student_of,
)
from anncourse.whole_files import write_whole
from tests.grading.course_folder import NAME, ODD_NAMES, course_in


@pytest.mark.parametrize("name", ODD_NAMES)
def test_any_name_becomes_one_safe_folder(
    tmp_path: Path, name: str
) -> None:
    course = course_in(tmp_path)
    folder = folder_of(name)
    assert not set(folder) & set("/\\\0\n:*?\"<>|'")
    assert folder[0] not in ".-"
    assert len(folder.encode()) <= 120
    course.submitted(NAME, name).mkdir(parents=True)
    course.enroll(iter([name]))
    assert course.students(NAME) == [name]
    assert plain(name).isprintable()


@drawn(st.text(min_size=1), st.text(min_size=1))
def test_two_names_never_share_a_folder(one: str, two: str) -> None:
    assert (folder_of(one) == folder_of(two)) == (one == two)
    if "~" not in folder_of(one):
        assert student_of(folder_of(one), {}) == one


def test_a_folder_made_by_hand_keeps_its_name(tmp_path: Path) -> None:
    course = course_in(tmp_path)
    for folder in ("a+b", "%zz", "Jane  Doe"):
        (tmp_path / "submitted" / folder / NAME).mkdir(parents=True)
    assert course.students(NAME) == ["%zz", "Jane  Doe", "a+b"]
    for student in course.students(NAME):
        assert course.submitted(NAME, student).is_dir()


def test_a_long_name_is_shown_short() -> None:
    assert len(shown("x" * 300)) == 60
    with pytest.raises(ValueError, match="empty"):
        folder_of("")


def test_a_full_disk_leaves_no_half_file(
    tmp_path: Path, monkeypatch
) -> None:
    def full(fd: int) -> None:
        raise OSError(28, "No space left on device")

    write_whole(tmp_path / "x", b"before")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "x", b"after")
    assert [p.name for p in tmp_path.iterdir()] == ["x"]
    assert (tmp_path / "x").read_bytes() == b"before"
