"""The table of scores: every status, and no formula."""

import csv
import io
from datetime import datetime
from pathlib import Path

import pytest

from anncourse.grading.report.scores import (
    Table,
    export,
    guarded,
    table,
)
from tests.grading.conftest import judging, write
from tests.grading.course_folder import (
    CELLS,
    NAME,
    assigned,
    course_in,
    hand_in,
    result,
)


def read_back(content: bytes) -> list[list[str]]:
    return list(
        csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    )


def test_every_status(tmp_path: Path) -> None:
    course = course_in(tmp_path)
    hand_in(course, "late", when="2026-12-01 00:00:00 UTC")
    for student in ("slow", "stuck"):
        hand_in(course, student, when="2026-12-01 00:00:00 UTC")
    hand_in(course, "ada", when="2026-11-01 00:00:00 UTC")
    hand_in(course, "new")
    found = [
        result("ada", status="graded"),
        result("late", status="graded"),
        result("crash", status="crashed"),
        result("file", status="unreadable"),
        result("words"),
        result("slow"),
        result("stuck", status="crashed"),
    ]
    scores = table(
        found,
        course,
        assigned(course),
        roster=["ada", "nobody"],
        due=datetime(2026, 11, 30, 23, 59),
    )
    assert scores.columns == (
        "student",
        "status",
        "Double a number (of 3)",
        "Halve a number (of 2)",
        "In words (of 2)",
        "total",
        "max",
    )
    assert {row[0]: row[1] for row in scores.rows} == {
        "ada": "graded",
        "crash": "crashed",
        "file": "unreadable",
        "late": "late",
        "new": "not graded",
        "nobody": "not submitted",
        "slow": "needs a person, late",
        "stuck": "crashed, late",
        "words": "needs a person",
    }
    rows = {row[0]: row[2:] for row in scores.rows}
    assert rows["ada"] == ("3", "0", "", "3", "7")
    assert rows["nobody"] == ("", "", "", "0", "7")
    assert rows["new"] == ("", "", "", "", "7")


def test_columns_are_the_assignments(tmp_path: Path) -> None:
    """In its order, also where nothing is graded or a result has another one."""
    course = course_in(tmp_path)
    known = table([], course, assigned(course), roster=["ada"])
    backwards = result(tasks=result().tasks[::-1])
    scores = table([backwards], course, assigned(course))
    assert scores.columns == known.columns
    assert scores.rows == (
        ("ada", "needs a person", "3", "0", "", "3", "7"),
    )
    write(course.source(NAME), [*CELLS, judging("assert True", "more")])
    assert table([], course, assigned(course)).columns[4:6] == (
        "In words, words (of 2)",
        "In words, more (of 1)",
    )


def test_students_stand_where_a_reader_looks(tmp_path: Path) -> None:
    course = course_in(tmp_path)
    names = ["Zoe", "Åsa", "bob", "Ada", "Asta"]

    def order(*roster: str) -> list[str]:
        found = [result(name) for name in names]
        scores = table(found, course, assigned(course), roster=roster)
        return [row[0] for row in scores.rows]

    assert order() == ["Ada", "Asta", "Åsa", "bob", "Zoe"]
    names.reverse()
    assert order() == ["Ada", "Asta", "Åsa", "bob", "Zoe"]
    assert order("Zoe", "new", "Ada", "Zoe") == [
        "Zoe",
        "new",
        "Ada",
        "Asta",
        "Åsa",
        "bob",
    ]


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


def test_a_semicolon_begins_no_cell() -> None:
    """A formula after it would be one where cells end with a semicolon."""
    [row] = Table(("student",), (("Ada;=1+1",),)).to_csv().splitlines()[1:]
    assert row == b'"Ada;=1+1"'


def test_the_file_is_written_whole(tmp_path: Path) -> None:
    export(tmp_path / "s.csv", Table(("a",), (("1",),)))
    assert (tmp_path / "s.csv").read_bytes() == b'"a"\r\n"1"\r\n'
    assert len(list(tmp_path.iterdir())) == 1
