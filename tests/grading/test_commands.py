"""``anncourse grade`` as a teacher types it: what it understands, and its trouble."""

import subprocess
import sys
from pathlib import Path

import pytest

from anncourse.grading import steps
from anncourse.grading.course.course import Course
from tests.grading.course_folder import (
    NAME,
    hand_in,
)
from tests.grading.typed import entered, grade, graded

STEPS = (
    "doctor",
    "release",
    "leakcheck",
    "collect",
    "run",
    "feedback",
    "export",
)
ROOT = Path(__file__).parents[2]


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    return entered(tmp_path, monkeypatch)


@pytest.mark.parametrize("step", STEPS)
def test_help_is_for_teachers(step: str, capsys) -> None:
    assert grade(step, "--help") == 0
    told = capsys.readouterr().out
    assert "the course folder" in told
    assert max(map(len, told.splitlines())) <= 88


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("unknown",),
        ("run",),
        ("run", NAME, "--jobs", "0"),
        ("run", NAME, "--jobs", "many"),
        ("run", "absent"),
        ("run", "../double"),
        ("collect", "x.zip", "absent"),
        ("export", NAME),
        ("export", NAME, "-o", "x", "--due", "tomorrow"),
        ("run", NAME, "--course", "/nowhere"),
    ],
)
def test_wrong_use(course: Course, words: tuple[str, ...], capsys) -> None:
    assert grade(*words) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("collect", "absent.zip", NAME), "There is no absent.zip"),
        (("export", NAME, "-o", "s.csv"), "Nothing is graded yet"),
        (("feedback", NAME), "Nothing is graded yet"),
        (("leakcheck", "absent"), "There is no absent"),
        (("leakcheck", "copy.ipynb"), "do not publish this"),
        (
            ("run", NAME, "--dask", "tcp://127.0.0.1:9"),
            "no Dask scheduler answers",
        ),
        (
            ("export", NAME, "-o", "s.csv", "--roster", "absent"),
            "No such file",
        ),
    ],
)
def test_what_needs_a_person(
    course: Course,
    words: tuple[str, ...],
    sentence: str,
    capsys,
    monkeypatch,
) -> None:
    from anncourse.grading.run import cluster

    monkeypatch.setattr(cluster, "CONNECT", 0.5)
    Path("copy.ipynb").write_bytes(course.source(NAME).read_bytes())
    hand_in(course, "ada")
    assert grade(*words) == 1
    told = capsys.readouterr()
    assert sentence in told.out + told.err
    assert "Traceback" not in told.err


def test_ctrl_c(course: Course, monkeypatch, capsys) -> None:
    def stopped(*given: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(steps, "run", stopped)
    assert grade("run", NAME, "--unsafe-no-sandbox") == 1
    assert "run it again to go on" in capsys.readouterr().err


def test_the_course_folder_is_found(
    course: Course, monkeypatch, tmp_path, capsys
) -> None:
    graded(course)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert grade("export", NAME, "-o", "s.csv") == 2
    assert "is no course folder" in capsys.readouterr().err
    assert (
        grade("export", NAME, "-o", "s.csv", "--course", course.root) == 0
    )
    monkeypatch.setenv("ANNCOURSE_ASSIGNMENTS", str(course.root))
    assert grade("export", NAME, "-o", "t.csv") == 0
    assert "'=bob()" in Path("t.csv").read_text()


def test_the_command_is_installed_and_a_module() -> None:
    settings = (ROOT / "pyproject.toml").read_text()
    assert 'anncourse = "anncourse.__main__:main"' in settings
    done = subprocess.run(
        [sys.executable, "-m", "anncourse", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "grade" in done.stdout
