"""Each step of ``anncourse grade``, from release to marks: what it does and says."""

import csv
import errno
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from anncourse.grading import steps
from anncourse.grading.course.course import Course
from anncourse.grading.course.results import Result
from anncourse.grading.doctor import Finding
from anncourse.grading.gradebook import gradebook
from anncourse.grading.release.assignment import Assignment
from anncourse.grading.run.running import Outcome
from anncourse.grading.terminal import report, say
from tests.grading.conftest import instead
from tests.grading.course_folder import (
    CELLS,
    NAME,
    assigned,
    hand_in,
    result,
    sent,
)
from tests.grading.typed import entered, grade, graded

ROOT = Path(__file__).parents[2]


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    return entered(tmp_path, monkeypatch)


def test_the_whole_way(course: Course, bubblewrap: None, capsys) -> None:
    """Three students, one zip, one table, three pages, and nothing got out."""
    with zipfile.ZipFile("all.zip", "w") as archive:
        wrong = instead("def double(x):\n    return x", "double", CELLS)
        for name, content in (
            ("Ada", sent()),
            ("Bob", sent(wrong)),
            ("Eve", b"{"),
        ):
            path = f"{name}_1_assignsubmission_file_/{NAME}.ipynb"
            archive.writestr(path, content)
    Path("students.csv").write_text("student\nAda\nBob\nEve\nZoe\n")
    assert grade("release", NAME) == 0
    assert grade("collect", "all.zip", NAME) == 0
    assert grade("run", NAME, "--jobs", 1) == 0
    assert grade("feedback", NAME) == 0
    scores = (
        "export",
        NAME,
        "-o",
        "scores.csv",
        "--roster",
        "students.csv",
    )
    assert grade(*scores, "--due", "2999-11-30T23:59", "--excel") == 0
    assert (
        grade("leakcheck", "release", "feedback", "scores.csv", "results")
        == 0
    )
    with open("scores.csv", encoding="utf-8-sig", newline="") as file:
        rows = {row["student"]: row for row in csv.DictReader(file)}
    assert {
        name: (r["status"], r["total"]) for name, r in rows.items()
    } == {
        "Ada": ("needs a person", "5"),
        "Bob": ("needs a person", "2"),
        "Eve": ("unreadable", "0"),
        "Zoe": ("not submitted", "0"),
    }
    said = capsys.readouterr().out
    assert (
        "needs a person: 2 (Ada, Bob): written answers, plots or new"
        in said
    )
    assert "unreadable: Eve: The file" in said
    assert "double: 3 graded now, 0 kept from before." in said
    assert grade("run", NAME) == 0
    assert "0 graded now, 3 kept" in capsys.readouterr().out


def test_into_the_gradebook_and_back(
    course: Course, monkeypatch, capsys
) -> None:
    monkeypatch.setattr(gradebook, "installed", lambda: True)
    put = []
    monkeypatch.setattr(
        gradebook, "put", lambda *given: put.append(given[1::2])
    )
    monkeypatch.setattr(gradebook, "take", lambda *given: (given[2], {}))
    monkeypatch.setattr(
        steps, "on_this_machine", lambda jobs, workers: iter(())
    )
    assert grade("run", NAME, "--unsafe-no-sandbox") == 0
    assert put == [(assigned(course), say)]
    assert "WARNING: without a sandbox" in capsys.readouterr().err

    def broken(*given: object) -> None:
        raise RuntimeError("database is locked")

    monkeypatch.setattr(gradebook, "put", broken)
    assert grade("run", NAME, "--unsafe-no-sandbox") == 1
    assert (
        "gradebook did not take them: database is locked"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize("step", ["run", "feedback", "export"])
def test_a_step_reads_the_source_once(
    course: Course, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """All that a step does sees one version of it, gradebook included."""
    graded(course)
    monkeypatch.setattr(gradebook, "installed", lambda: True)
    monkeypatch.setattr(
        steps, "on_this_machine", lambda jobs, workers: iter(())
    )
    seen, read = [], Assignment.read
    monkeypatch.setattr(
        Assignment,
        "read",
        lambda *given: seen.append(given) or read(*given),
    )
    more = {"run": ["--unsafe-no-sandbox"], "export": ["-o", "scores.csv"]}
    assert grade(step, NAME, *more.get(step, [])) == 0
    assert [path for path, *_ in seen] == [course.source(NAME)]


def test_feedback_shows_what_the_code_drew(course: Course) -> None:
    """Lists of results hold no pictures, so the page takes them from the file."""
    graded(course)
    place = course.result(NAME, "ada")
    replace(Result.read(place), pictures=((), ("iVBO",))).write(place)
    assert grade("feedback", NAME) == 0
    assert "base64,iVBO" in course.feedback(NAME, "ada").read_text()
    assert "base64" not in course.feedback(NAME, "=bob()").read_text()


def test_no_sandbox_no_grading(course: Course, monkeypatch, capsys) -> None:
    monkeypatch.setattr(
        steps.machine, "sandbox_trouble", lambda: "Get bubblewrap."
    )
    hand_in(course, "ada")
    assert grade("run", NAME) == 1
    assert (
        "No sandbox can be started here. Get bubblewrap."
        in capsys.readouterr().err
    )
    assert not course.result(NAME, "ada").exists()


def test_doctor(monkeypatch, capsys) -> None:
    found = [Finding("bubblewrap", False, "not found. Get it.")]
    monkeypatch.setattr(steps.machine, "examine", lambda folder: found)
    assert grade("doctor") == 1
    assert "not found. Get it." in capsys.readouterr().out


@pytest.mark.parametrize(
    "step", [("export", NAME, "-o", "s.csv"), ("feedback", NAME)]
)
def test_a_full_disk(course: Course, monkeypatch, capsys, step) -> None:
    graded(course)

    def full(fd: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert grade(*step) == 1
    assert "The disk is full" in capsys.readouterr().err
    assert not [*course.root.rglob("*.part"), *course.root.rglob("*.html")]
    assert not Path("s.csv").exists()


def test_who_is_not_on_the_roster_is_told(course: Course, capsys) -> None:
    graded(course)
    roster = Path("class.csv")
    words = ("export", NAME, "-o", "s.csv", "--roster", roster)
    roster.write_text("student\nAda\n=bob()\n")
    assert grade(*words) == 0
    told = capsys.readouterr().out
    assert "1 of them not in class.csv: ada." in told
    assert "s.csv: 3 students (2 needs a person; 1 not sub" in told
    roster.write_text("student\nada\n=bob()\n")
    assert grade(*words) == grade(*words[:4]) == 0
    assert "not in" not in capsys.readouterr().out


def test_releasing_twice_says_so(course: Course, capsys) -> None:
    for word in ("made", "unchanged"):
        assert grade("release", NAME) == 0
        assert f"is {word}." in capsys.readouterr().out
    raw = json.loads(course.source(NAME).read_text())
    raw["cells"][0]["source"] = "# Another title"
    course.source(NAME).write_text(json.dumps(raw))
    assert grade("release", NAME) == 0
    assert "is replaced." in capsys.readouterr().out


def test_a_terminal_of_few_letters() -> None:
    """Names in any script are told where only ASCII is known."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from anncourse.grading.terminal import say; say('é🎉')",
        ],
        env={
            **os.environ,
            "PYTHONIOENCODING": "ascii",
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "\\xe9\\U0001f389\n"


def test_what_was_not_as_usual_is_told(capsys) -> None:
    """Ten by name; a notebook that crashed is told once, as crashed."""
    outcome = Outcome()
    outcome.add(result("zoe", status="crashed", notes=("It ended.",)))
    outcome.add(result("tom", status="graded"))
    for number in range(12):
        noted = result(
            f"s{number:02}", status="graded", notes=("One", "two")
        )
        outcome.add(noted)
    outcome.add(result("s00", status="graded"))  # handed in again
    report(NAME, outcome)
    said = capsys.readouterr().out
    assert said.count("a note: ") == 10
    assert "a note: s01: One two" in said
    assert "crashed: zoe: It ended." in said
    assert (
        f"1 more have notes: they stand in the files of results/{NAME}"
        in said
    )
    assert "s00" not in said
    assert "tom" not in said
