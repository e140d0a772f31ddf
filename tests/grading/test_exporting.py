"""The table of scores: every status, and no formula."""

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest

from anncourse.grading.exporting import (
    Table,
    export,
    guarded,
    read_roster,
    table,
)
from tests.grading.course_folder import NAME, course_in, hand_in, result


def read_back(content: bytes) -> list[list[str]]:
    return list(
        csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    )


def test_every_status(tmp_path: Path) -> None:
    course = course_in(tmp_path)
    hand_in(course, "late", when="2026-12-01 00:00:00 UTC")
    hand_in(course, "ada", when="2026-11-01 00:00:00 UTC")
    hand_in(course, "new")
    found = [
        result("ada", status="graded"),
        result("late", status="graded"),
        result("crash", status="crashed"),
        result("file", status="unreadable"),
        result("words"),
    ]
    scores = table(
        found,
        course,
        NAME,
        roster=["ada", "nobody"],
        due=datetime(2026, 11, 30, 23, 59),
    )
    assert scores.columns == (
        "student", "status", "double-test", "halve-test", "words", "total", "max"
    )  # fmt: skip
    assert {row[0]: row[1] for row in scores.rows} == {
        "ada": "graded",
        "crash": "crashed",
        "file": "unreadable",
        "late": "late",
        "new": "not graded",
        "nobody": "not submitted",
        "words": "needs a person",
    }
    assert scores.rows[0][2:] == ("3", "0", "", "3", "7")
    assert scores.rows[5][2:] == ("", "", "", "0", "7")


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "\t", "\r", " =", "\n+", "＝"]
)
def test_formulas_are_text(sign: str) -> None:
    cell = guarded(f"{sign}cmd|' /C calc'!A0")
    assert cell.startswith("'")
    assert cell.isprintable()


@pytest.mark.parametrize("cell", ["-1", "-0.5", "3", "Jane", "O'Hara", ""])
def test_numbers_and_names_stay(cell: str) -> None:
    assert guarded(cell) == cell


def test_odd_names_come_back(tmp_path: Path) -> None:
    names = ['a,"b"', "🎉", "x;y", "l\u202er", "two\nlines"]
    content = Table(("student",), tuple((n,) for n in names)).to_csv()
    rows = read_back(content)
    assert [row[0] for row in rows[1:]] == [
        'a,"b"',
        "🎉",
        "x;y",
        "l�r",
        "two�lines",
    ]
    assert Table((), ()).to_csv(mark=True).startswith(b"\xef\xbb\xbf")
    assert not content.startswith(b"\xef\xbb\xbf")


def test_the_file_is_written_whole(tmp_path: Path) -> None:
    export(tmp_path / "s.csv", Table(("a",), (("1",),)))
    assert (tmp_path / "s.csv").read_bytes() == b"a\r\n1\r\n"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("student\nada\nbob\nada\n", ["ada", "bob"]),
        ("\ufeffName,ID\nAda,7\n,\nBob,8\n", ["7", "8"]),
        ("ada,1\nbob,2\n", ["ada", "bob"]),
    ],
)
def test_rosters(tmp_path: Path, text: str, names: list[str]) -> None:
    path = tmp_path / "r.csv"
    path.write_text(text, encoding="utf-8")
    assert read_roster(path) == names


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"student\n", b"\xff\xfe1\x00"]
)
def test_rosters_of_nobody(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"r\.csv"):
        read_roster(path)
