"""A student's page: complete in itself, and whatever came is shown as text."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from anncourse.grading.course.results import TaskScore
from anncourse.grading.release.assignment import Assignment
from anncourse.grading.report.feedback import (
    CSS,
    TOO_BIG,
    TOO_LONG,
    Work,
    page,
    work_in,
)
from tests.grading.conftest import instead, manual
from tests.grading.course_folder import (
    CANARY,
    CELLS,
    NAME,
    course_in,
    hand_in,
    result,
    sent,
)

EVIL = (
    "<script>alert(1)</script>",
    "</code></pre><img src=x onerror=alert(1)>",
    "'\"><svg/onload=alert(1)>",
    "\u202e\u2066\x1b[31m\x00\x07",
    "{css} {0} %s",
    "&lt;script&gt;",
    "🎉" * 300,
    "--> ]]> <!--",
)
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "h1", "h2",
    "h3", "p", "b", "bdi", "br", "div", "ol", "li", "pre", "code", "blockquote",
}  # fmt: skip


class Tags(HTMLParser):
    """Collects tags, attributes and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def task(**changes) -> TaskScore:
    return TaskScore(**({
        "grade_id": "t", "title": "T", "max_points": 2.0, "points": 0.0,
        "outcome": "failed", "message": "",
    } | changes))  # fmt: skip


@pytest.mark.parametrize("evil", EVIL)
def test_whatever_came_is_text(evil: str) -> None:
    found = result(
        evil,
        assignment=evil,
        status="unreadable",
        notes=(evil,),
        tasks=(task(title=evil, message=evil),),
    )
    made = page(found, [Work(evil, evil)], {"t": evil})
    parsed = Tags(made)
    assert parsed.tags <= ALLOWED
    assert not [name for name in parsed.attributes if name.startswith("on")]
    unsafe = {c for c in made if not c.isprintable() and c != "\n"}
    assert unsafe == set()
    if evil.isprintable():
        assert parsed.text.count(evil) >= 6


def test_nothing_is_asked_of_anybody() -> None:
    made = page(result(), [Work("x = 1", "")])
    assert not re.search(
        r"https?:|//|url\(|@import|<script|<link|src=|href=", made
    )
    assert "default-src 'none'" in made


def test_points_hints_errors_and_comments() -> None:
    made = Tags(
        page(
            result(), [Work("y", "NameError: y")], {"words": "Well\nsaid."}
        )
    )
    for words in (
        "3 of 7 points",
        "passed",
        "not yet",
        "Divide by two.",
        "a person reads this",
        "Well",
        "said.",
        "NameError: y",
        "– of 2",
    ):
        assert words in made.text


@pytest.mark.parametrize(
    ("points", "kind"), [(2.0, "good"), (0.5, "open"), (None, "open")]
)
def test_a_check_mark_is_for_full_points(points, kind) -> None:
    read = task(outcome="manual", points=points)
    made = page(result(tasks=(read,), status="graded"))
    assert f'<li class="{kind}">' in made
    assert ("read by a person" in made) == (points is not None)


def test_one_megabyte_at_most() -> None:
    made = page(result(), [Work("&" * 500_000, "") for _ in range(9)])
    assert TOO_LONG in made
    assert len(made.encode()) < 1_000_000
    Tags(made)


def test_the_students_own_code_as_it_ran(tmp_path: Path) -> None:
    course = course_in(tmp_path)
    cells = [
        *instead("double = 'mine'", "double", CELLS)[:-1],
        manual("My own words.", "words"),
    ]
    path = hand_in(course, "ada", sent(cells))
    assignment = Assignment.read(course.source(NAME))
    digest = __import__("hashlib").sha256(path.read_bytes()).hexdigest()
    work = work_in(assignment, path, result(submission=digest))
    assert [w.source for w in work] == [
        "double = 'mine'",
        "def halve(x):\n    return x / 2",
        "My own words.",
    ]
    assert [w.error for w in work] == [
        "",
        "NameError: name 'y' is not defined",
        "",
    ]
    made = page(result(), work)
    assert CANARY not in made
    assert "4711" not in made
    assert work_in(assignment, path, result(submission="another")) == []
    path.write_bytes(b"")
    assert work_in(assignment, path, result()) == []


def test_the_pictures_that_the_code_drew() -> None:
    """Inside of the page, and one that is too big is named."""
    big = "A" * 800_000
    works = [
        Work("draw()", "", pictures=("iVBO", big, "aGk=")),
        Work("draw()", "", pictures=('"><script>',)),
    ]
    made = page(result(), works)
    assert re.findall(r'src="data:image/png;base64,([^"]*)"', made) == [
        "iVBO",
        "aGk=",
        "&quot;&gt;&lt;script&gt;",
    ]
    assert made.count(TOO_BIG) == 1
    twice = page(result(), [Work("x", "", pictures=("A" * 400_000,) * 2)])
    assert (twice.count("<img"), twice.count(TOO_BIG)) == (1, 1)
    assert len(twice) < 1_000_000
    assert Tags(made.replace("<img", "<meta")).tags <= ALLOWED
    assert "img-src data:" in made


def test_each_picture_stands_below_its_code(tmp_path: Path) -> None:
    course = course_in(tmp_path)
    path = hand_in(course, "ada")
    digest = __import__("hashlib").sha256(path.read_bytes()).hexdigest()
    drawn = result(submission=digest, pictures=((), ("iVBO",)))
    assignment = Assignment.read(course.source(NAME))
    work = work_in(assignment, path, drawn)
    assert [one.pictures for one in work] == [(), ("iVBO",), ()]


def luminance(color: str) -> float:
    digits = color.lstrip("#")
    whole = digits if len(digits) == 6 else "".join(2 * c for c in digits)
    parts = [int(whole[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    line = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in parts
    ]
    return 0.2126 * line[0] + 0.7152 * line[1] + 0.0722 * line[2]


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("ink", ["ink", "muted", "accent", "good", "bad"])
def test_contrast_in_light_and_dark(scheme: int, ink: str) -> None:
    colors = re.findall(r"--(\w+): (#[0-9a-f]+)", CSS)
    tokens = dict(colors[8 * scheme : 8 * scheme + 8])
    for ground in ("ground", "surface"):
        low, high = sorted(
            (luminance(tokens[ink]), luminance(tokens[ground]))
        )
        assert (high + 0.05) / (low + 0.05) >= 4.5
