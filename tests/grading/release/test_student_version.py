"""The student's version: what is cut, what is kept, what is refused."""

import copy
import json
from pathlib import Path

import nbformat
import pytest

from anncourse.grading.release.regions import CANARY
from anncourse.grading.release.student_version import (
    add_canaries,
    generate,
    release,
)
from tests.grading.teachers_notebook import (
    CODE_STUB,
    NUMBER,
    PICTURE,
    SOLVED,
    TEST,
    TEXT_STUB,
    Raw,
    teachers_notebook,
)


@pytest.fixture
def book() -> Raw:
    return teachers_notebook()


def write(folder: Path, book: Raw) -> Path:
    path = folder / "exercise.ipynb"
    path.write_text(json.dumps(book), encoding="utf-8")
    return path


def student(folder: Path, book: Raw) -> dict[str, Raw]:
    """Return the cells of the student version by their id."""
    made = json.loads(generate(write(folder, book)))
    nbformat.validate(made)
    for one in made["cells"]:
        one["source"] = "".join(one["source"])
    return {one["id"]: one for one in made["cells"]}


def test_solutions_become_stubs(tmp_path: Path, book: Raw) -> None:
    cells = student(tmp_path, book)
    assert cells["f"]["source"] == (
        'def f(x):\n    """Add one."""\n    # YOUR CODE HERE\n'
        "    raise NotImplementedError()"
    )
    assert cells["whole"]["source"] == cells["plot"]["source"] == CODE_STUB
    assert cells["why"]["source"] == TEXT_STUB
    assert cells["draw"]["source"] == "Draw it.\n"


def test_hidden_tests_are_gone(tmp_path: Path, book: Raw) -> None:
    cells = student(tmp_path, book)
    shown = [line for line in TEST.split("\n") if "check" in line]
    assert cells["f-test"]["source"].split("\n") == [*shown[:2], shown[-1]]


def test_what_was_run_is_gone(tmp_path: Path, book: Raw) -> None:
    book["cells"][0]["metadata"] = {
        "collapsed": True,
        "scrolled": True,
        "execution": {"iopub.execute_input": "now"},
        "tags": ["remove-cell"],
    }
    for one in student(tmp_path, book).values():
        assert one.get("outputs", []) == []
        assert one.get("execution_count") is None
    assert student(tmp_path, book)["plain"]["metadata"] == {
        "tags": ["remove-cell"]
    }
    about = json.loads(generate(write(tmp_path, book)))["metadata"]
    assert about == {
        "kernelspec": book["metadata"]["kernelspec"],
        "language_info": {"name": "python"},
    }


def test_pictures_that_nobody_sees_are_gone(
    tmp_path: Path, book: Raw
) -> None:
    """A picture pasted into a solution stays in the file after its text is cut."""
    cells = student(tmp_path, book)
    assert cells["ask"]["attachments"] == {"f.png": PICTURE}
    assert "attachments" not in cells["why"]


def test_cells_are_locked_as_nbgrader_does(
    tmp_path: Path, book: Raw
) -> None:
    """Checksums included; these two were computed by nbgrader 0.9.6."""
    cells = student(tmp_path, book)
    fixed = {
        name: (
            one["metadata"].get("deletable", True),
            one["metadata"].get("editable", True),
        )
        for name, one in cells.items()
    }
    assert fixed == {
        "plain": (True, True),
        "ask": (True, True),
        "given": (False, False),
        "f": (False, True),
        "f-test": (False, False),
        "whole": (False, True),
        "why": (False, True),
        "draw": (True, True),
        "plot": (False, True),
    }
    marks = cells["plot"]["metadata"]["nbgrader"]
    assert marks["cell_type"] == "code"
    assert marks["checksum"] == "a7a39718efcb85ef0d6614c874bdbb63"
    assert (
        cells["given"]["metadata"]["nbgrader"]["checksum"]
        == "a8d0d2b5feb67ea8005d541bd04d4c07"
    )


def test_equal_sources_give_equal_bytes(tmp_path: Path, book: Raw) -> None:
    """What Jupyter adds when a notebook is run changes nothing."""
    first = generate(write(tmp_path, book))
    again = copy.deepcopy(book)
    again["cells"][0] |= {"execution_count": 77, "outputs": []}
    again["metadata"]["language_info"]["version"] = "3.13.1"
    for one in again["cells"]:
        one["source"] = "".join(one["source"])
    again = dict(reversed(again.items()))
    assert generate(write(tmp_path, again)) == first
    assert first.endswith("}\n")


def test_a_release_adds_what_is_missing_to_the_source(
    tmp_path: Path, book: Raw
) -> None:
    book["cells"][4]["source"] = TEST.replace(f"# canary {NUMBER}\n", "")
    source = write(tmp_path, book)
    target = tmp_path / "release" / "exercise" / "exercise.ipynb"
    assert release(source, target) == 1
    (canary,) = CANARY.findall(source.read_text())
    before = source.read_bytes()
    assert release(source, target) == 0
    assert source.read_bytes() == before
    assert target.read_text() == generate(source)
    assert canary not in target.read_text()
    kept = json.loads(before)
    kept["cells"][4]["source"] = book["cells"][4]["source"]
    for one in kept["cells"]:
        one["source"] = "".join(one["source"])
    for one in book["cells"]:
        one["source"] = "".join(one["source"])
    assert kept == book


def test_a_source_that_lacks_nothing_is_not_written(
    tmp_path: Path, book: Raw
) -> None:
    """It stays as an editor left it, down to the spaces."""
    source = write(tmp_path, book)
    before = source.read_bytes()
    assert release(source, tmp_path / "new.ipynb") == 0
    assert source.read_bytes() == before


def test_a_refusal_leaves_the_old_release(
    tmp_path: Path, book: Raw
) -> None:
    source, target = write(tmp_path, book), tmp_path / "old.ipynb"
    target.write_text("old")
    book["cells"][3]["source"] = "### BEGIN SOLUTION"
    write(tmp_path, book)
    with pytest.raises(ValueError, match="cell 'f': BEGIN SOLUTION"):
        release(source, target)
    assert target.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "exercise.ipynb",
        "old.ipynb",
    ]


@pytest.mark.parametrize(
    ("index", "source", "said"),
    [
        (0, SOLVED, "cell 1: BEGIN SOLUTION may stand in a solution cell"),
        (1, TEST, "cell 2: BEGIN HIDDEN TESTS may stand in a test cell"),
        (3, TEST, "cell 'f': BEGIN HIDDEN TESTS may stand in a test cell"),
        (4, SOLVED, "cell 'f-test': BEGIN SOLUTION may stand in a sol"),
        (
            2,
            "### BEGIN MARK SCHEME\n### END MARK SCHEME",
            "BEGIN MARK SCHEME may stand in a task cell",
        ),
        (4, "### AUTOTEST f(1)", "AUTOTEST lines are not understood"),
        (4, TEST.replace("check.done()", ""), "never counted"),
        (
            4,
            TEST.replace("\n### END HIDDEN TESTS\ncheck.done()", "")
            + "\ncheck.done()\n### END HIDDEN TESTS",
            "never counted",
        ),
        (4, TEST + "\n" + TEST, "two hidden blocks have one canary"),
        (4, TEST.replace("# canary", "#"), "cell 'f-test': .* no canary"),
        (0, f"# canary {NUMBER}", "would hold a hidden test"),
        (
            1,
            "As in\n\n    return the_answer_of_the_teacher\n",
            "stands elsewhere too: 'return the_answer_of_the_teacher'",
        ),
        (4, "### BEGIN HIDDEN TESTS", "cell 'f-test': .* without its END"),
        (
            3,
            "### END SOLUTION",
            "cell 'f': END SOLUTION comes without its BEGIN",
        ),
        (
            7,
            "### BEGIN MARK SCHEME",
            "cell 'draw': BEGIN MARK SCHEME comes without its END",
        ),
    ],
)
def test_a_slip_of_the_author_is_told(
    tmp_path: Path, book: Raw, index: int, source: str, said: str
) -> None:
    book["cells"][index]["source"] = source
    with pytest.raises(ValueError, match=said):
        generate(write(tmp_path, book))


def test_an_import_may_stand_twice(tmp_path: Path, book: Raw) -> None:
    line = "from sklearn.linear_model import LogisticRegression"
    book["cells"][0]["source"] = line
    book["cells"][5]["source"] = line
    assert student(tmp_path, book)["plain"]["source"] == line


def test_metadata_of_an_old_nbgrader_are_refused(
    tmp_path: Path, book: Raw
) -> None:
    book["cells"][2]["metadata"]["nbgrader"]["schema_version"] = 1
    with pytest.raises(
        ValueError, match=r"cell 'given': .*`nbgrader update`"
    ):
        generate(write(tmp_path, book))


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"cells": [1]}', '"cells"']
)
def test_what_is_no_notebook_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.ipynb"
    path.write_text(text)
    for work in (generate, add_canaries):
        with pytest.raises(
            ValueError, match=r"broken\.ipynb is not a noteb"
        ):
            work(path)


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ({"grade": "yes"}, "'yes' is not of type 'boolean'"),
        ({"task": True}, "Task cells have to be markdown"),
    ],
)
def test_metadata_that_nbgrader_refuses_are_told(
    tmp_path: Path, book: Raw, marks: Raw, said: str
) -> None:
    """The notebook, the cell, and what is wrong with it."""
    book["cells"][2]["metadata"]["nbgrader"] |= marks | {"points": 1}
    with pytest.raises(
        ValueError,
        match=rf"exercise\.ipynb: .* metadata of cell 'given': {said}",
    ):
        generate(write(tmp_path, book))


def test_a_language_without_a_stub_is_told(
    tmp_path: Path, book: Raw
) -> None:
    book["metadata"]["kernelspec"]["language"] = "latin"
    with pytest.raises(ValueError, match=r"exercise\.ipynb: .*'latin'"):
        generate(write(tmp_path, book))


def test_without_nbgrader_it_says_what_to_install(
    tmp_path: Path, book: Raw, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(
        ValueError, match=r'pip install "anncourse\[grading\]"'
    ):
        generate(write(tmp_path, book))
