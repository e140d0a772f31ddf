"""The page on which a person judges: nothing runs there, and all answers are there."""

import hashlib
import json
import re
import warnings
from pathlib import Path

import pytest

from anncourse.grading.course.course import Course
from anncourse.grading.gradebook.formgrader import (
    harmless,
    write_for_grading,
)
from anncourse.grading.release.assignment import Assignment
from tests.grading.conftest import answer, cell, manual, notebook
from tests.grading.course_folder import (
    CANARY,
    NAME,
    WORDS,
    course_in,
    hand_in,
    result,
    sent,
)


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return course_in(tmp_path)


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


@pytest.mark.parametrize(
    "formula",
    [
        r"\href{http://evil.example}{x}",
        r"\mmlToken{mi}[href='http://evil.example']{x}",
        r"\style{position:fixed;top:0}{\require{html}x}",
        r"\href1{x}\csname href\endcsname{http://evil.example}{x}",
        r"\bbox[border:1px]{\unicode{x41}}\class{a}{x}\cssId{b}{x}\url{c}",
    ],
)
def test_a_formula_is_only_a_formula(course: Course, formula: str) -> None:
    """MathJax knows commands that make links and set styles."""
    _, page = shown(course, sent([manual(f"So ${formula}$.", "words")]))
    assert "So $" in page
    assert not re.search(r"\\(href|url|style|cl|css|bb|mml|un|re|cs)", page)
    usual = (
        r"$\frac{a}{b}\,\text{if}\ \sigma(z) \begin{matrix}1\end{matrix}$"
    )
    assert harmless(usual) == usual


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


def test_pictures_of_two_kinds_are_shown(course: Course) -> None:
    """Others can hold a script, and text that is no picture leaves its place."""
    plot = answer("plot()", "double")
    kinds = "svg+xml", "png", "jpeg", "gif"
    alike = {f"image/{kind}": "iVBO" for kind in kinds}
    false = {f"image/{kind}": 'iVBO" onload="x' for kind in kinds}
    plot["outputs"] = [
        {"output_type": "display_data", "metadata": {}, "data": data}
        for data in (alike | {"text/html": "iVBO"}, false)
    ]
    made, _ = shown(course, sent([plot]))
    [outputs] = [c["outputs"] for c in made["cells"] if c.get("outputs")]
    assert [output["data"] for output in outputs] == [
        {"text/plain": "", "image/png": "iVBO", "image/jpeg": "iVBO"},
        {"text/plain": ""},
    ]


def test_a_picture_that_the_grader_drew_is_shown(course: Course) -> None:
    """Whatever picture came with the file."""
    content = sent([answer("plot()", "double")])
    drawn = result(
        "eve",
        submission=hashlib.sha256(content).hexdigest(),
        cells=("",),
        pictures=(("ZHJhd24=",),),
    )
    drawn.write(course.result(NAME, "eve"))
    made, _ = shown(course, content)
    outputs = [c["outputs"] for c in made["cells"] if c.get("outputs")]
    assert [o["data"] for [o] in outputs] == [{"image/png": "ZHJhd24="}]


@pytest.mark.parametrize("content", [b"", b"{", sent([])])
def test_no_answer_is_said(course: Course, content: bytes) -> None:
    made, _ = shown(course, content)
    assert "No answer." in ["".join(c["source"]) for c in made["cells"]]
    assert WORDS not in json.dumps(made)
    assert notebook([])["nbformat"] == made["nbformat"]
