"""Whose a file is: what a student calls folders and files moves nobody's work."""

import os
from pathlib import Path

import pytest

from anncourse.grading.collect.collecting import collect
from anncourse.grading.collect.incoming import File
from anncourse.grading.collect.owners import owned
from anncourse.grading.course.course import Course
from anncourse.grading.course.handed_in import handed_in, read_time
from tests.grading.course_folder import NAME, course_in

ADA = "Ada L_1_assignsubmission_file_/x.ipynb"
BOB = "Bob R_2_assignsubmission_file_/x.ipynb"
EVE = "Eve M_3_assignsubmission_file_/"
WRITTEN = 1_700_000_000  # 2023-11-14 22:13:20 UTC


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return course_in(tmp_path / "course")


def owners(*paths: str) -> list[str]:
    """Return whose each file is; "-" if of another assignment."""
    files = [
        File(tuple(path.split("/")), float(i), bytes)
        for i, path in enumerate(paths)
    ]
    theirs, _ = owned(files, NAME, [NAME, "perceptron"])
    found = {one.file.when: one.student for one in theirs}
    return [found.get(file.when, "-") for file in files]


def came(folder: Path, *paths: str, text: str = "1") -> Path:
    """Write files of one text and time, and return their folder."""
    for path in paths:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
        os.utime(place, (WRITTEN, WRITTEN))
    return folder


def time_of(course: Course, student: str) -> str:
    return f"{handed_in(course.submitted(NAME, student)):%Y-%m-%d}"


def test_a_classmates_name_within_moodles_folder() -> None:
    """Eve's folder "Bob R" does not put her notebook in the place of his."""
    hers = f"{EVE}Bob R/{NAME}/{NAME}.ipynb"
    assert owners(ADA, BOB, hers) == ["Ada L", "Bob R", "Eve M"]


def test_the_assignments_name_within_moodles_folder() -> None:
    """Eve's folder does not make all others' files another assignment's."""
    hers = f"{EVE}{NAME}/x.ipynb"
    assert owners(ADA, BOB, hers) == ["Ada L", "Bob R", "Eve M"]


def test_the_assignments_name_beside_moodles_default_group() -> None:
    """Moodle gives that group no number, and all notebooks lie deep."""
    paths = f"{EVE}{NAME}/x.ipynb", "Default group_file_/work/x.ipynb"
    assert owners(*paths) == ["Eve M", "Default group_file_"]


def test_moodles_folder_beside_nbgraders_layout() -> None:
    """It is no folder of another assignment."""
    paths = f"jane/{NAME}/x.ipynb", f"{EVE}onlinetext.html"
    assert owners(*paths) == ["jane", "Eve M"]


def test_moodles_mark_in_a_file_of_moodle() -> None:
    """The first mark is Moodle's, the second is Eve's."""
    flat = "Eve M_3_assignsubmission_file_"
    assert owners(flat + BOB.replace("/", ""), BOB) == ["Eve M", "Bob R"]


def test_moodles_mark_in_a_file_of_canvas() -> None:
    """Eve does not get rid of being late by it."""
    path = "evem_LATE_3_4_Bob R_2_assignsubmission_file_x.ipynb"
    file = File((path,), 0.0, bytes)
    (one,), _ = owned([file], NAME, [NAME])
    assert (one.student, one.late) == ("evem_3", True)


def test_moodles_mark_within_a_plain_folder() -> None:
    """It is the name of Eve's own folder."""
    assert owners(f"eve/{BOB}", "bob/x.ipynb") == ["eve", "bob"]


def test_a_classmates_folder_within_nbgraders() -> None:
    """Eve's own folders repeat the layout under a classmate's name."""
    hers = f"eve/{NAME}/bob/{NAME}/{NAME}.ipynb"
    his = f"bob/{NAME}/{NAME}.ipynb"
    assert owners(his, hers) == ["bob", "eve"]


def test_the_assignments_name_within_a_plain_folder() -> None:
    """Not all notebooks lie that deep: it is not nbgrader's layout."""
    assert owners(f"eve/{NAME}/x.ipynb", "jane/x.ipynb") == ["eve", "jane"]


def test_the_assignments_name_deep_within_a_plain_folder() -> None:
    """Nbgrader has it right in the student's folder."""
    paths = f"eve/my/{NAME}/x.ipynb", "jane/my/x.ipynb"
    assert owners(*paths) == ["eve", "jane"]


def test_nbgraders_other_assignments() -> None:
    """Their files are left where they are."""
    paths = f"jane/{NAME}/x.ipynb", "jane/perceptron/x.ipynb"
    assert owners(*paths) == ["jane", "-"]


TOPS = {
    "plain": (("all/jane/x.ipynb", "jane"), ("all/lee/x.ipynb", "lee")),
    "nbgrader": ((f"submitted/jane/{NAME}/x.ipynb", "jane"),),
    "nbgrader, deep": (
        (f"my/submitted/jane/{NAME}/x.ipynb", "jane"),
        ("my/submitted/lee/perceptron/x.ipynb", "-"),
    ),
    "moodle": ((f"all/{EVE}{NAME}/x.ipynb", "Eve M"),),
    "a Moodle student": ((f"{EVE}a/x.ipynb", "Eve M"),),
    "deep folders of one": (
        ("jane/work/part1/x.ipynb", "jane"),
        ("jane/work/part2/x.ipynb", "jane"),
    ),
    "a file right in the folder of one": (
        ("jane/part1/x.ipynb", "jane"),
        ("jane/part2/x.ipynb", "jane"),
        ("jane/notes.txt", "jane"),
    ),
    "assignments of one": (
        (f"eve/perceptron/{NAME}/x.ipynb", "eve"),
        ("eve/perceptron/bob/x.ipynb", "eve"),
    ),
}


@pytest.mark.parametrize("case", TOPS)
def test_one_folder_that_holds_all(case: str) -> None:
    """It is taken off where it is not a student's, as far as one can tell."""
    paths, students = zip(*TOPS[case], strict=True)
    assert owners(*paths) == list(students)


def test_a_misspelt_folder_is_told_by_name(
    course: Course, tmp_path: Path
) -> None:
    """Nobody disappears: the student has nothing else, and it needs a person."""
    folder = came(
        tmp_path / "in",
        f"jane/{NAME}/x.ipynb",
        "eve/duoble/x.ipynb",
        "eve/duoble/y.ipynb",
    )
    report = collect(course, NAME, [folder])
    assert report.taken == ["jane"]
    (line,) = report.refused
    assert line.startswith("eve: eve/duoble/x.ipynb lies where another")


def test_who_has_only_known_other_assignments_is_not_there(
    course: Course, tmp_path: Path
) -> None:
    """One who handed in another exercise only is no case for a person."""
    came(course.root / "source", "perceptron/perceptron.ipynb")
    folder = came(
        tmp_path / "in",
        f"jane/{NAME}/x.ipynb",
        f"lee/{NAME}/x.ipynb",
        "lee/scratch/x.ipynb",
        "eve/perceptron/x.ipynb",
        "students.json",
    )
    report = collect(course, NAME, [folder])
    assert (report.taken, report.refused) == (["jane", "lee"], [])


def test_a_student_called_like_the_assignment_hides_nobody(
    course: Course, tmp_path: Path
) -> None:
    """It looks as if "all" were the only student; what lies beside is told."""
    folder = came(
        tmp_path / "in", f"all/{NAME}/x.ipynb", "all/jane/x.ipynb"
    )
    (line,) = collect(course, NAME, [folder]).refused
    assert "all/jane/x.ipynb lies where another assignment would" in line


FORGED = {
    "Moodle": (f"{EVE}x.ipynb", f"{EVE}timestamp.txt"),
    "Moodle, as in nbgrader's": (
        f"{EVE}{NAME}/x.ipynb",
        f"{EVE}{NAME}/timestamp.txt",
    ),
    "plain": ("Eve M/x.ipynb", "Eve M/timestamp.txt"),
    "plain, as in nbgrader's": (
        f"Eve M/{NAME}/x.ipynb",
        f"Eve M/{NAME}/timestamp.txt",
    ),
    "nbgrader's, in a folder more": (
        f"Eve M/{NAME}/{NAME}/x.ipynb",
        f"Eve M/{NAME}/{NAME}/timestamp.txt",
    ),
}


@pytest.mark.parametrize("case", FORGED)
def test_a_forged_time_is_an_ordinary_file(
    course: Course, tmp_path: Path, case: str
) -> None:
    """Eve says when she handed it in; only nbgrader is believed."""
    notebook, forged = FORGED[case]
    other = f"{NAME}/x.ipynb" if "nbgrader's," in case else "x.ipynb"
    came(tmp_path / "in", notebook, f"jane/{other}")
    folder = came(tmp_path / "in", forged, text="2020-01-01 00:00:00 UTC")
    report = collect(course, NAME, [folder])
    assert report.taken == ["Eve M", "jane"]
    assert time_of(course, "Eve M") == "2023-11-14"
    assert report.told == [
        f"Eve M: {forged} is no notebook and was left out."
    ]


def test_nbgraders_time_holds_for_folders_within(
    course: Course, tmp_path: Path
) -> None:
    """Eve does not get around it by a folder, whose files she can date."""
    came(tmp_path / "in", f"eve/{NAME}/old/x.ipynb")
    folder = came(
        tmp_path / "in",
        f"eve/{NAME}/timestamp.txt",
        text="2026-01-02 03:04:05 UTC",
    )
    collect(course, NAME, [folder])
    assert time_of(course, "eve") == "2026-01-02"


def test_of_nbgraders_notebooks_the_one_at_the_top_counts(
    course: Course, tmp_path: Path
) -> None:
    """All have the time that nbgrader wrote."""
    came(tmp_path / "in", f"eve/{NAME}/old/{NAME}.ipynb", text="old")
    came(tmp_path / "in", f"eve/{NAME}/{NAME}.ipynb", text="new")
    came(
        tmp_path / "in",
        f"eve/{NAME}/timestamp.txt",
        text="2026-01-02 03:04:05 UTC",
    )
    collect(course, NAME, [tmp_path / "in"])
    assert course.notebook(NAME, "eve").read_text() == "new"


def test_nbgraders_time_alone_is_told(
    course: Course, tmp_path: Path
) -> None:
    """Who handed in a folder without a notebook does not disappear."""
    folder = came(
        tmp_path / "in", f"jane/{NAME}/x.ipynb", f"eve/{NAME}/timestamp.txt"
    )
    assert collect(course, NAME, [folder]).refused == [
        "eve: No notebook was sent, only other files."
    ]


@pytest.mark.parametrize(
    "text", ["0001-01-01 00:00:00+14:00", "9999-12-31 23:59:59-14:00"]
)
def test_a_zone_that_leaves_the_calendar(text: str) -> None:
    """Such a time is none; it used to stop the whole collection."""
    assert read_time(text) is None


def test_the_last_moment_of_the_calendar(
    course: Course, tmp_path: Path
) -> None:
    """Rounding does not move it out."""
    came(tmp_path / "in", f"eve/{NAME}/x.ipynb")
    folder = came(
        tmp_path / "in",
        f"eve/{NAME}/timestamp.txt",
        text="9999-12-31 23:59:59.999999 UTC",
    )
    assert collect(course, NAME, [folder]).taken == ["eve"]
