"""Files that are notebooks, and all the ways in which they are not."""

import codecs
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from anncourse.grading.collect.reading import Unreadable, read
from anncourse.grading.sandbox.limits import Limits
from tests.grading.conftest import answer, cell, notebook, text, write


def test_a_notebook(tmp_path: Path) -> None:
    """Cells, their text and their grade_id."""
    lines = cell("", "c") | {"source": ["a = 1\n", "b = 2"]}
    path = write(
        tmp_path / "a.ipynb", [text("# Hi"), answer("x", "x"), lines]
    )
    submission = read(path)
    assert [(c.kind, c.source, c.grade_id) for c in submission.cells] == [
        ("markdown", "# Hi", ""),
        ("code", "x", "x"),
        ("code", "a = 1\nb = 2", "c"),
    ]
    assert submission.notes == ()
    assert len(submission.sha256) == 64


@pytest.mark.parametrize(
    ("encoding", "notes"),
    [("utf-8-sig", 0), ("utf-16", 1), ("utf-16-be", 1), ("utf-32", 1)],
)
def test_other_encodings(tmp_path: Path, encoding: str, notes: int) -> None:
    """Editors on Windows write them; the teacher is told."""
    path = write(tmp_path / "a.ipynb", [cell("é = '数😀'")])
    content = path.read_text(encoding="utf-8").encode(encoding)
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    path.write_bytes(mark + content)
    submission = read(path)
    assert submission.cells[0].source == "é = '数😀'"
    assert len(submission.notes) == notes


GOOD = json.dumps(notebook([cell("x")]))
BAD = {
    "empty": ("", "empty"),
    "blank": (" \n", "empty"),
    "no JSON": ("Dear teacher", "not JSON"),
    "half": (GOOD[:60], "cut off"),
    "a list": ("[]", "not a notebook"),
    "a number": ("3", "not a notebook"),
    "another JSON": ('{"a": 1}', "not a notebook"),
    "cells that are none": (
        '{"cells": 3, "nbformat": 4}',
        "not a notebook",
    ),
    "no cells": (json.dumps(notebook([])), "no cells"),
    "many cells": (json.dumps(notebook([cell("")] * 2001)), "2000 cells"),
    "old": ('{"worksheets": [], "nbformat": 3}', "old format"),
    "new": ('{"cells": [], "nbformat": 5}', "format 4"),
    "deep": (
        '{"cells": ' + "[" * 200_000 + "]" * 200_000 + "}",
        "too deep",
    ),
    "a big number": ('{"cells": ' + "1" * 5000 + "}", "not JSON"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_notebook(tmp_path: Path, name: str) -> None:
    """One sentence for the teacher; the file is known by its sum."""
    content, sentence = BAD[name]
    path = tmp_path / "a.ipynb"
    path.write_text(content)
    with pytest.raises(Unreadable, match=sentence) as caught:
        read(path)
    assert len(caught.value.sha256) == 64
    assert str(caught.value).endswith((".", "?"))


def test_text_in_no_encoding(tmp_path: Path) -> None:
    """Bytes that are no text."""
    path = tmp_path / "a.ipynb"
    for content in (
        b'{"\xff": 1}',
        codecs.BOM_UTF16_LE + b"a",
        b"PK\x03\x04\xff",
    ):
        path.write_bytes(content)
        with pytest.raises(Unreadable, match="not text in UTF"):
            read(path)


def test_a_damaged_cell_is_left_out(tmp_path: Path) -> None:
    """And told; metadata of every kind are no reason to stop."""
    odd = [
        3,
        {},
        {"cell_type": "code", "source": 3},
        {"cell_type": "code", "source": [1]},
        {"cell_type": "code", "source": "a", "metadata": []},
        {"cell_type": "code", "source": "b", "metadata": {"nbgrader": 1}},
        {
            "cell_type": "code",
            "source": "c",
            "metadata": {"nbgrader": {"grade_id": {}}},
        },
        {"cell_type": ["code"], "source": "d"},
    ]
    submission = read(write(tmp_path / "a.ipynb", odd))  # type: ignore[arg-type]
    assert [c.source for c in submission.cells] == list("abcd")
    assert {c.grade_id for c in submission.cells} == {""}
    assert submission.cells[-1].kind == "markdown"
    assert len(submission.notes) == 4


def fifo(path: Path) -> None:
    """Make a pipe, which would wait for a writer."""
    os.mkfifo(path)


MADE: dict[str, Callable[[Path], object]] = {
    "link": lambda path: path.symlink_to("/etc/passwd"),
    "no ordinary file": fifo,
    "no ordinary file.": lambda path: path.mkdir(),
    "No such file": lambda path: None,
    "no ordinary file..": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.mark.parametrize("sentence", MADE)
def test_what_is_no_file(tmp_path: Path, sentence: str) -> None:
    """Links are not followed, whatever they point to."""
    path = tmp_path / "a.ipynb"
    MADE[sentence](path)
    link = "The file is a link to another file."
    wanted = link if path.is_symlink() else sentence.rstrip(".")
    with pytest.raises(Unreadable, match=wanted):
        read(path)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """One byte more than the limit is looked for, and no more."""
    path = tmp_path / "a.ipynb"
    with open(path, "wb") as file:
        file.truncate(10**12)
    with pytest.raises(Unreadable, match="bigger than 20 MB"):
        read(path)
    good = write(tmp_path / "b.ipynb", [cell("x")])
    read(good, Limits(file=good.stat().st_size))
    with pytest.raises(Unreadable, match="bigger"):
        read(good, Limits(file=good.stat().st_size - 1))
