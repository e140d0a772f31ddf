"""A secret is found in whatever it is packed, and nothing else is."""

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from anncourse.grading.course.course import Course
from anncourse.grading.release import leakcheck as module
from anncourse.grading.release import unpacking
from anncourse.grading.release.leakcheck import leakcheck
from anncourse.grading.release.student_version import release
from tests.grading.conftest import answer, judging, text, write
from tests.grading.course_folder import CANARY, NAME, course_in

SOLUTION = """def slope(x, y):
    ### BEGIN SOLUTION
    centered = x - x.mean()
    weights = centered / (centered @ centered)
    return float(weights @ (y < 3) & y.mean())
    ### END SOLUTION"""
HIDDEN = f"""### BEGIN HIDDEN TESTS
# canary {CANARY}
secret_input = [4711, 4712, 4713, 4714]
assert slope(secret_input, "an input") > 0.25
assert slope(secret_input, "another one") < 0.5
### END HIDDEN TESTS"""
SECRETS = {
    "canary": f"# canary {CANARY}",
    "solution": "\n".join(SOLUTION.split("\n")[2:-1]),
    "hidden": "\n".join(HIDDEN.split("\n")[2:-1]),
}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    course = course_in(tmp_path / "course")
    cells = [
        text("# Slope"),
        answer(SOLUTION, "slope"),
        judging(HIDDEN, "slope-test"),
    ]
    write(course.root / "source" / "slope" / "slope.ipynb", cells)
    return course


def zipped(content: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("deep/x.txt", content)
    return raw.getvalue()


def in_notebook(content: bytes) -> bytes:
    lines = content.decode().splitlines(keepends=True)
    return json.dumps({"cells": [{"source": lines}]}, indent=1).encode()


def in_page(content: bytes) -> bytes:
    words = content.decode().split(" ")
    return b" ".join(
        f'<span class="n">{html.escape(word)}</span>'.encode()
        for word in words
    )


FORMS = {
    "plain": bytes,
    "indented": lambda c: c.replace(b"\n", b"\r\n        "),
    "notebook": in_notebook,
    "json in json": lambda c: json.dumps(
        json.dumps(in_notebook(c).decode())
    ).encode(),
    "page": in_page,
    "escaped signs": lambda c: c.replace(b"<", b"\\u003c").replace(
        b"&", b"&#x26;"
    ),
    "address": lambda c: quote(c).encode(),
    "utf-16": lambda c: in_page(c).decode().encode("utf-16"),
    "zip": zipped,
    "zip in zip": lambda c: zipped(zipped(c)),
    "gzip": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "base64": lambda c: b"data:x;base64," + base64.b64encode(c + b" " * 60),
    "base64 lines": lambda c: json.dumps(
        base64.encodebytes(c * 3).decode()
    ).encode(),
    "gzip in base64 in notebook": lambda c: in_notebook(
        base64.b64encode(gzip.compress(c + bytes(range(200))))
    ),
}


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("form", FORMS)
def test_every_secret_in_every_form(
    course: Course, tmp_path: Path, secret: str, form: str
) -> None:
    place = tmp_path / "site" / "file"
    place.parent.mkdir()
    before = b"words before, and after\n"
    place.write_bytes(
        FORMS[form](before + SECRETS[secret].encode() + b"\n" + before)
    )
    leaks = list(leakcheck(course, [place.parent]))
    assert leaks
    kind = "the solution" if secret == "solution" else "a hidden test of"
    assert all(leak.what.startswith(kind) for leak in leaks)
    assert all(leak.where.startswith(str(place)) for leak in leaks)
    assert (
        "slope" in "".join(leak.what for leak in leaks)
        or secret == "canary"
    )


def test_a_release_is_clean_and_names_stand_elsewhere(
    course: Course, tmp_path: Path
) -> None:
    release(course.source(NAME), course.released(NAME))
    clean = tmp_path / "clean.py"
    clean.write_text("centered = x - x.mean()\nslope(x, y)\nreturn 2 * x\n")
    assert list(leakcheck(course, [course.root / "release", clean])) == []


def test_the_source_itself_is_left_out(course: Course) -> None:
    assert list(leakcheck(course, [course.root])) == []


def test_a_link_to_the_source_is_no_way_out(
    course: Course, tmp_path: Path
) -> None:
    copy = tmp_path / "site.ipynb"
    copy.write_bytes(course.source("slope").read_bytes())
    assert len({leak.what for leak in leakcheck(course, [copy])}) == 2


def test_a_student_may_have_found_the_solution(course: Course) -> None:
    page = course.root / "feedback" / "ada" / "slope.html"
    page.parent.mkdir(parents=True)
    page.write_text(SECRETS["solution"])
    assert list(leakcheck(course, [course.root / "feedback"])) == []
    page.write_text(SECRETS["hidden"])
    assert len(list(leakcheck(course, [page]))) == 1


def test_what_cannot_be_searched_is_told(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "x"
    deep = b"harmless"
    for _ in range(8):
        deep = zipped(deep)
    place.write_bytes(deep)
    assert "too deep" in next(leakcheck(course, [place])).what
    place.write_bytes(gzip.compress(b"harmless" * 99)[:20])
    assert "not searched" in next(leakcheck(course, [place])).what
    monkeypatch.setattr(module, "MOST", 10)
    monkeypatch.setattr(unpacking, "MOST", 10)
    place.write_bytes(b"0123456789 and more")
    assert "too big" in next(leakcheck(course, [place])).what
