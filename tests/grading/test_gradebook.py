"""nbgrader's gradebook: scores go in, a person's points and comments come back."""

import json
import re
import shutil
import warnings
from pathlib import Path

import pytest

from anncourse.grading.assignment import Assignment
from anncourse.grading.course import Course
from anncourse.grading.exporting import table
from anncourse.grading.formgrader import harmless, write_for_grading
from anncourse.grading.gradebook import put, take
from tests.grading.conftest import answer, cell, manual, notebook, write
from tests.grading.course_folder import (
    CANARY,
    CELLS,
    NAME,
    WORDS,
    course_in,
    hand_in,
    result,
    sent,
)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    api = pytest.importorskip(
        "nbgrader.api", reason='pip install "anncourse[grading]"'
    )


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one gradebook for all tests: nbgrader takes seconds for each."""
    course = course_in(tmp_path_factory.mktemp("empty"))
    put(course, NAME, [])
    return course.root / "gradebook.db"


@pytest.fixture
def course(tmp_path: Path, empty: Path) -> Course:
    course = course_in(tmp_path)
    shutil.copy(empty, course.root)
    return course


def judge(
    course: Course, student: str, points: float, comment: str = ""
) -> None:
    """Do what formgrader does when a person types points and a comment."""
    with (
        warnings.catch_warnings(),
        api.Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as book,
    ):
        warnings.simplefilter("ignore")
        grade = book.find_grade("words", NAME, NAME, student)
        grade.manual_score, grade.needs_manual_grade = points, False
        found = book.find_comment("words", NAME, NAME, student)
        found.manual_comment = comment or None
        book.db.commit()


def grades(course: Course, student: str) -> dict[str, tuple]:
    with (
        warnings.catch_warnings(),
        api.Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as book,
    ):
        warnings.simplefilter("ignore")
        found = book.find_submission_notebook(NAME, NAME, student)
        return {
            g.name: (g.auto_score, g.max_score, g.needs_manual_grade)
            for g in found.grades
        }


def test_scores_go_in_and_manual_tasks_wait(course: Course) -> None:
    hand_in(course, "ada", when="2026-11-01 10:00:00 UTC")
    assert put(course, NAME, [result("ada")]) == 1
    assert grades(course, "ada") == {
        "double-test": (3.0, 3.0, False),
        "halve-test": (0.0, 2.0, False),
        "words": (None, 2.0, True),
    }
    with api.Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as book:
        (row,) = book.submission_dicts(NAME)
        assert (
            row["score"],
            row["max_score"],
            row["needs_manual_grade"],
        ) == (3, 7, True)
        assert f"{row['timestamp']:%F %T}" == "2026-11-01 10:00:00"
        comment = book.find_comment("halve", NAME, NAME, "ada")
        assert comment.auto_comment == "Divide by two."


def test_a_persons_points_come_back(course: Course) -> None:
    hand_in(course, "ada")
    put(course, NAME, [result("ada"), result("bob")])
    judge(course, "ada", 1.5, "<b>Well</b> said")
    judged, comments = take(
        course, NAME, [result("ada"), result("bob"), result("new")]
    )
    assert [(r.status, r.score) for r in judged] == [
        ("graded", 4.5),
        ("needs a person", 3.0),
        ("needs a person", 3.0),
    ]
    assert comments["ada"] == {"words": "<b>Well</b> said"}
    rows = table(judged, course, NAME).rows
    assert rows[0][-3:] == ("1.5", "4.5", "7")


def test_grading_again_never_takes_a_persons_points(course: Course) -> None:
    hand_in(course, "ada", when="2026-11-01 10:00:00 UTC")
    put(course, NAME, [result("ada")])
    judge(course, "ada", 2.0)
    put(course, NAME, [result("ada")])
    assert take(course, NAME, [result("ada")])[0][0].score == 5.0
    hand_in(course, "ada", when="2026-11-02 10:00:00 UTC")
    put(course, NAME, [result("ada")])
    assert grades(course, "ada")["words"][2] is True
    (again,), _ = take(course, NAME, [result("ada")])
    assert (again.status, again.score) == ("needs a person", 3.0)
    put(course, NAME, [result("ada")])
    assert grades(course, "ada")["words"][2] is True
    judge(course, "ada", 1.0)
    assert take(course, NAME, [result("ada")])[0][0].score == 4.0


def test_a_task_that_is_new_gets_a_grade(course: Course) -> None:
    hand_in(course, "ada")
    put(course, NAME, [result("ada")])
    write(course.source(NAME), [*CELLS, manual("More.", "more", points=1)])
    put(course, NAME, [result("ada")])
    assert grades(course, "ada")["more"] == (None, 1.0, True)


def test_any_name_goes_in(course: Course) -> None:
    for name in ("'; DROP TABLE student; --", "a/b", "🎉", "x" * 300):
        hand_in(course, name)
        course.enroll(iter([name]))
        assert put(course, NAME, [result(name)]) == 1
    assert len(take(course, NAME, [result("🎉")])[1]) == 1


def test_without_a_gradebook(tmp_path: Path) -> None:
    course = course_in(tmp_path)
    assert take(course, NAME, [result()]) == ([result()], {})
    assert not (course.root / "gradebook.db").exists()


def shown(course: Course, content: bytes) -> tuple[dict, str]:
    hand_in(course, "eve", content)
    write_for_grading(
        course, Assignment.read(course.source(NAME)), result("eve")
    )
    path = course.root / "autograded" / "eve" / NAME / f"{NAME}.ipynb"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from nbconvert import HTMLExporter

        page = HTMLExporter(template_name="basic").from_filename(str(path))[
            0
        ]
    return json.loads(path.read_text()), page


EVIL = (
    "<script>evil()</script>",
    "<img src=x onerror=evil()>",
    "[x](javascript:evil())",
    "[x]: javascript:evil()\n\n[x]",
    '![x](x" onerror="evil())',
    "<javascript:evil()>",
    "[x](&#106;avascript:evil())",
    "<svg\nonload=evil()>",
)


@pytest.mark.parametrize("evil", EVIL)
def test_nothing_runs_on_the_teachers_page(
    course: Course, evil: str
) -> None:
    """Formgrader shows this notebook with the teacher's powers."""
    code = answer("double = 1", "double")
    code["outputs"] = [
        {"output_type": "display_data", "metadata": {}, "data": {kind: evil}}
        for kind in ("text/html", "image/svg+xml", "image/png", "text/plain",
                     "application/javascript", "text/markdown", "text/latex")
    ]  # fmt: skip
    code["outputs"] += [
        {"output_type": "stream", "name": "stdout", "text": evil}
    ]
    code["metadata"] |= {"tags": [evil]}
    _, page = shown(course, sent([code, manual(evil, "words"), cell(evil)]))
    tags = re.findall(r"<(script|img|svg|a|iframe)\b([^>]*)", page)
    assert not [tag for tag in tags if "evil" in "".join(tag)]
    assert not re.search(r"<[^>]*\bon\w+\s*=[^>]*evil", page)
    assert not re.search(
        r"(href|src)\s*=\s*[\"']?\s*javascript", page, re.IGNORECASE
    )


def test_what_the_person_sees(course: Course) -> None:
    plot = answer("plot()", "double")
    plot["outputs"] = [
        {
            "output_type": "display_data",
            "metadata": {},
            "data": {"image/png": ["iVBO\n"], "text/x-js": "evil"},
        }
    ]
    made, _ = shown(
        course, sent([plot, manual("It is $a<b$, I say.", "words")])
    )
    texts = ["".join(c["source"]) for c in made["cells"]]
    marks = {
        cell["metadata"].get("nbgrader", {}).get("grade_id"): cell
        for cell in made["cells"]
    }
    assert "It is $a< b$, I say." in texts
    assert "# In words" in texts
    assert CANARY in "".join(marks["double-test"]["source"])
    assert marks["double"]["outputs"][0]["data"]["image/png"] == "iVBO\n"
    assert "evil" not in json.dumps(made)
    assert marks["words"]["metadata"]["nbgrader"]["points"] == 2
    assert (
        harmless("if a < b and c <= d: x[0]") == "if a < b and c <= d: x[0]"
    )


@pytest.mark.parametrize("content", [b"", b"{", sent([])])
def test_no_answer_is_said(course: Course, content: bytes) -> None:
    made, _ = shown(course, content)
    assert "No answer." in ["".join(c["source"]) for c in made["cells"]]
    assert WORDS not in json.dumps(made)
    assert notebook([])["nbformat"] == made["nbformat"]
