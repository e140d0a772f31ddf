"""Folders and zips of submissions, honest and hostile, brought home."""

import io
import json
import os
import stat
import struct
import warnings
import zipfile
from pathlib import Path

import pytest

from anncourse.grading.collect import incoming
from anncourse.grading.collect.collecting import collect
from anncourse.grading.course.course import Course
from anncourse.grading.course.handed_in import about, handed_in
from anncourse.grading.sandbox.limits import MB, Limits
from tests.grading.course_folder import NAME, ODD_NAMES, course_in, sent

FILE = f"{NAME}.ipynb"
MOODLE = "_assignsubmission_file_/"


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return course_in(tmp_path / "course")


def zipped(path: Path, files: dict[str, bytes], **options) -> Path:
    with zipfile.ZipFile(
        path, "w", zipfile.ZIP_DEFLATED, **options
    ) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def content(course: Course, student: str) -> bytes:
    return course.notebook(NAME, student).read_bytes()


def outside(course: Course) -> set[Path]:
    """Return everything beside the course folder."""
    home = course.root.parent
    return {p for p in home.rglob("*") if not p.is_relative_to(course.root)}


def test_moodle(course: Course, tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "m.zip",
        {
            f"Jane Doe_1234567{MOODLE}x.ipynb": b"1",
            f"Ann Lee_1{MOODLE}x.ipynb": b"2",
            f"Ann Lee_2{MOODLE}x.ipynb": b"3",
            "Bob_4_assignsubmission_onlinetext_/onlinetext.html": b"hello",
        },
    )
    report = collect(course, NAME, [path])
    assert report.taken == ["Ann Lee_1", "Ann Lee_2", "Jane Doe"]
    assert content(course, "Ann Lee_2") == b"3"
    assert report.refused == [
        "Bob: No notebook was sent, only other files."
    ]
    assert course.students(NAME) == [
        "Ann Lee_1",
        "Ann Lee_2",
        "Bob",
        "Jane Doe",
    ]


def test_canvas_says_who_is_late(course: Course, tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "c.zip",
        {
            "doejane_LATE_12345_67890_x.ipynb": b"1",
            "leeann_22_33_my work.ipynb": b"2",
        },
    )
    assert collect(course, NAME, [path]).taken == [
        "doejane_12345",
        "leeann_22",
    ]
    assert about(course.submitted(NAME, "doejane_12345"))["late"] is True
    assert about(course.submitted(NAME, "leeann_22"))["late"] is False


def test_nbgraders_folder_with_its_time(
    course: Course, tmp_path: Path
) -> None:
    mine = tmp_path / "submitted" / "jane" / NAME
    other = tmp_path / "submitted" / "jane" / "another"
    for folder in (mine, other):
        folder.mkdir(parents=True)
        (folder / FILE).write_bytes(sent())
    (mine / "timestamp.txt").write_text("2026-01-02 03:04:05.678 UTC")
    report = collect(course, NAME, [tmp_path / "submitted"])
    assert report.taken == ["jane"]
    when = handed_in(course.submitted(NAME, "jane"))
    assert f"{when:%Y-%m-%d %H:%M:%S}" == "2026-01-02 03:04:05"


def test_plain_folders_and_files(course: Course, tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "p.zip",
        {
            "all/jane/x.ipynb": b"1",
            "all/bob/deep/x.ipynb.txt": b"2",
            "all/__MACOSX/jane/._x.ipynb": b"no",
        },
    )
    assert collect(course, NAME, [path]).taken == ["bob", "jane"]
    flat = zipped(tmp_path / "f.zip", {"ann.ipynb": b"3"})
    assert collect(course, NAME, [flat]).taken == ["ann"]


def test_the_latest_counts_and_both_are_told(
    course: Course, tmp_path: Path
) -> None:
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, year in (("b", 2025), ("a", 2026), ("c", 2024)):
            info = zipfile.ZipInfo(
                f"jane/{name}.ipynb", (year, 1, 1, 0, 0, 0)
            )
            archive.writestr(info, name)
    report = collect(course, NAME, [path])
    assert content(course, "jane") == b"a"
    assert "jane/b.ipynb" in report.told[0]
    assert "jane/a.ipynb; the latest counts" in report.told[0]
    kept = sorted((course.submitted(NAME, "jane") / "earlier").iterdir())
    assert {p.read_bytes() for p in kept} == {b"b", b"c"}
    [note] = about(course.submitted(NAME, "jane"))["notes"]
    assert note.startswith("3 different notebooks: ")


def test_a_refused_notebook_leaves_the_one_that_is_here(
    course: Course, tmp_path: Path
) -> None:
    """Its student is one of those who were here already, and is named."""
    collect(
        course, NAME, [zipped(tmp_path / "1.zip", {"jane/x.ipynb": b"1"})]
    )
    (tmp_path / "again" / "jane").mkdir(parents=True)
    (tmp_path / "again" / "jane" / "x.ipynb").symlink_to("/etc/passwd")
    report = collect(course, NAME, [tmp_path / "again"])
    assert (report.taken, report.unchanged) == ([], ["jane"])
    assert "jane: jane/x.ipynb was refused" in report.refused[0]
    assert content(course, "jane") == b"1"


def test_collecting_again_changes_nothing(
    course: Course, tmp_path: Path
) -> None:
    path = zipped(
        tmp_path / "x.zip", {"jane/x.ipynb": sent(), "bob/x.ipynb": b"2"}
    )
    collect(course, NAME, [path])
    before = {p: p.stat().st_mtime_ns for p in course.root.rglob("*")}
    report = collect(course, NAME, [path])
    assert (report.taken, report.unchanged) == ([], ["bob", "jane"])
    assert {
        p: p.stat().st_mtime_ns for p in course.root.rglob("*")
    } == before


def test_an_older_one_does_not_replace_a_newer(
    course: Course, tmp_path: Path
) -> None:
    for year, text in ((2026, b"new"), (2020, b"old")):
        path = tmp_path / f"{year}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            info = zipfile.ZipInfo("jane.ipynb", (year, 1, 1, 0, 0, 0))
            archive.writestr(info, text)
        report = collect(course, NAME, [path])
    assert content(course, "jane") == b"new"
    assert report.unchanged == ["jane"]
    assert "jane sent 2 different notebooks" in report.told[0]


CLIMBING = (
    "../../evil.ipynb",
    "/tmp/evil.ipynb",
    "C:\\evil.ipynb",
    "a\\..\\..\\b.ipynb",
)


@pytest.mark.parametrize("name", CLIMBING)
def test_paths_that_climb_out(
    course: Course, tmp_path: Path, name: str
) -> None:
    path = zipped(tmp_path / "x.zip", {name: b"evil", "jane/x.ipynb": b"1"})
    before = outside(course)
    report = collect(course, NAME, [path])
    assert report.taken == ["jane"]
    assert "its path in the zip" in report.refused[0]
    assert outside(course) == before
    assert not list(course.root.rglob("*evil*.ipynb"))


def test_links_in_a_zip(course: Course, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("jane/x.ipynb")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    report = collect(course, NAME, [path])
    assert report.refused == [
        "jane: jane/x.ipynb was refused: it is a link to another file."
    ]
    assert not course.notebook(NAME, "jane").exists()


def test_links_and_pipes_in_a_folder(
    course: Course, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    for name in ("link", "pipe", "good"):
        (folder / name).mkdir(parents=True)
    (folder / "link" / "x.ipynb").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe" / "x.ipynb")
    (folder / "good" / "x.ipynb").write_bytes(b"1")
    (folder / "loop").symlink_to(folder)
    report = collect(course, NAME, [folder])
    assert report.taken == ["good"]
    links = [line for line in report.refused if "is a link to" in line]
    assert (len(links), len(report.refused)) == (
        1,
        3,
    )  # and a pipe, and a loop
    assert not any(
        b"root:" in p.read_bytes() for p in course.root.rglob("*.ipynb")
    )


def test_a_bomb_among_others(course: Course, tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "x.zip",
        {"eve.ipynb": bytes(30 * MB), "jane.ipynb": b"1"},
    )
    report = collect(course, NAME, [path])
    assert report.taken == ["jane"]
    assert "would unpack to" in report.refused[0]


def test_a_bomb_that_lies_about_its_size(
    course: Course, tmp_path: Path
) -> None:
    path = zipped(tmp_path / "x.zip", {"eve.ipynb": bytes(30 * MB)})
    raw = bytearray(path.read_bytes())
    at = raw.rindex(b"PK\x01\x02") + 24
    raw[at : at + 4] = struct.pack("<I", 1000)
    path.write_bytes(raw)
    report = collect(course, NAME, [path])
    assert report.taken == []
    assert "damaged" in report.refused[0]


def test_too_many_notebooks(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder that holds them is named."""
    path = zipped(
        tmp_path / "x.zip",
        {f"eve/{i}.ipynb": b"1" for i in range(30)} | {"a.ipynb": b"1"},
    )
    monkeypatch.setattr(incoming, "NOTEBOOKS", 20)
    (line,) = collect(course, NAME, [path]).refused
    assert "more than 20 notebooks, many of them in eve:" in line
    assert not (course.root / "submitted").exists()


def test_too_many_files(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no notebook is listed as well, if not read."""
    path = zipped(
        tmp_path / "x.zip", {f"eve/{i}.py": b"1" for i in range(30)}
    )
    monkeypatch.setattr(incoming, "FILES", 20)
    (line,) = collect(course, NAME, [path]).refused
    assert "more than 20 files, many of them in eve:" in line


def test_too_much_to_unpack(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Thirty bytes where twenty are the limit."""
    path = zipped(
        tmp_path / "x.zip", {f"{i}.ipynb": b"1" for i in range(30)}
    )
    monkeypatch.setattr(incoming, "UNPACKED", 20)
    assert "is refused" in collect(course, NAME, [path]).refused[0]
    assert not (course.root / "submitted").exists()


def test_one_students_other_files_refuse_nobodys_notebook(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither their number nor their size counts against the notebooks."""
    path = zipped(
        tmp_path / "x.zip",
        {f"eve/{i}.py": b"1" for i in range(30)} | {"jane/x.ipynb": b"1"},
    )
    monkeypatch.setattr(incoming, "NOTEBOOKS", 20)
    monkeypatch.setattr(incoming, "UNPACKED", 20)
    assert collect(course, NAME, [path]).taken == ["jane"]


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize(
    "made",
    [".venv", "venv", "node_modules", "__pycache__", "site-packages"],
)
def test_a_folder_that_a_program_fills_is_not_entered(
    course: Course, tmp_path: Path, made: str, packed: bool
) -> None:
    """It is one thing that is no notebook; at the top it is nobody's."""
    inside = {f"eve/{made}/lib/{i}.ipynb": b"2" for i in range(9)}
    path = zipped(
        tmp_path / "x.zip",
        {"eve/x.ipynb": b"1", f"{made}/x.ipynb": b"3"} | inside,
    )
    if not packed:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(path := tmp_path / "in")
    report = collect(course, NAME, [path])
    assert (report.taken, report.refused) == (["eve"], [])
    assert report.told == [
        f"eve: eve/{made} is no notebook and was left out."
    ]
    assert content(course, "eve") == b"1"


def test_who_sent_only_what_a_program_filled_does_not_disappear(
    course: Course, tmp_path: Path
) -> None:
    """Perhaps the notebook is in there: a person has to look."""
    path = zipped(
        tmp_path / "x.zip",
        {"eve/venv/x.ipynb": b"1", "jane/x.ipynb": b"1"},
    )
    report = collect(course, NAME, [path])
    assert report.refused == [
        "eve: No notebook was sent, only other files."
    ]


@pytest.mark.parametrize(
    ("number", "last"),
    [
        (6, "eve: eve/5.py is no notebook and was left out."),
        (20, "eve: and 15 other files that are no notebooks."),
    ],
)
def test_a_students_many_other_files_do_not_flood_the_terminal(
    course: Course, tmp_path: Path, number: int, last: str
) -> None:
    """Five are named and the rest counted; of six, all are named."""
    files = {f"eve/{i}.py": b"" for i in range(number)}
    path = zipped(tmp_path / "x.zip", {"eve/x.ipynb": b"1"} | files)
    told = collect(course, NAME, [path]).told
    assert (len(told), told[-1]) == (6, last)


def test_a_time_that_no_calendar_has(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some file systems keep any number, and nobody else may suffer."""
    for name in ("eve", "jane"):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "x.ipynb").write_bytes(b"1")
    lstat = Path.lstat

    def far(path: Path) -> os.stat_result:
        found = list(lstat(path))
        found[8] = 10**12 if "eve" in path.parts else found[8]
        return os.stat_result(found)

    monkeypatch.setattr(Path, "lstat", far)
    report = collect(course, NAME, [tmp_path / "in"])
    assert report.taken == ["eve", "jane"]


def test_a_file_too_big(course: Course, tmp_path: Path) -> None:
    """One byte more than the limit is looked for, and no more."""
    folder = tmp_path / "in"
    folder.mkdir()
    with open(folder / "jane.ipynb", "wb") as file:
        file.truncate(10**12)
    report = collect(course, NAME, [folder])
    assert report.refused == [
        "jane: jane.ipynb was refused: it is bigger than 20 MB, "
        "perhaps with pictures or data in its output."
    ]
    assert about(course.submitted(NAME, "jane"))["notes"]


def test_a_file_too_big_in_a_zip(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stored as it is, so that no ratio betrays it."""
    path, asked = tmp_path / "x.zip", []
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("eve.ipynb", b"1" * 99)
        archive.writestr("jane.ipynb", b"1" * 98)
    read = zipfile.ZipExtFile.read

    def watched(self, n=-1):
        asked.append(n)
        return read(self, n)

    monkeypatch.setattr(zipfile.ZipExtFile, "read", watched)
    monkeypatch.setattr(incoming, "Limits", lambda: Limits(file=98))
    report = collect(course, NAME, [path])
    assert report.taken == ["jane"]
    assert "eve.ipynb was refused: it is bigger" in report.refused[0]
    assert asked == [99, 99]


def test_an_encrypted_entry(course: Course, tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"jane.ipynb": b"1"})
    raw = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + at] |= 1
    path.write_bytes(raw)
    assert "password" in collect(course, NAME, [path]).refused[0]


def test_duplicate_names_and_zips_in_zips(
    course: Course, tmp_path: Path
) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("x.ipynb", "hidden")
    path = tmp_path / "x.zip"
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("jane/x.ipynb", "1")
        archive.writestr("jane/x.ipynb", "2")
        archive.writestr("jane/more.zip", inner.getvalue())
    report = collect(course, NAME, [path])
    assert report.taken == ["jane"]
    assert (
        "jane: jane/more.zip is no notebook and was left out."
        in report.told
    )
    assert any("2 different notebooks" in line for line in report.told)


@pytest.mark.parametrize("damage", [b"", b"PK", b"not a zip at all" * 99])
def test_no_zip_at_all(
    course: Course, tmp_path: Path, damage: bytes
) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(damage)
    assert (
        "neither a folder nor a whole zip"
        in collect(course, NAME, [path]).refused[0]
    )
    assert (
        "There is no" in collect(course, NAME, [tmp_path / "y"]).refused[0]
    )


def test_a_damaged_entry_stops_nobody_else(
    course: Course, tmp_path: Path
) -> None:
    path = zipped(
        tmp_path / "x.zip", {"eve.ipynb": sent(), "jane.ipynb": b"1"}
    )
    raw = bytearray(path.read_bytes())
    raw[60:90] = bytes(30)
    path.write_bytes(raw)
    report = collect(course, NAME, [path])
    assert report.taken == ["jane"]
    assert "damaged" in report.refused[0]


def test_names_in_a_zip(course: Course, tmp_path: Path) -> None:
    good = [
        n.strip()
        for n in ODD_NAMES
        if not {"/", "\\", "\0", "\ud800"} & set(n)
    ]
    names = [n for n in good if n not in (".", "..") and len(n) < 200]
    path = zipped(
        tmp_path / "x.zip", {f"{n}/x.ipynb": n.encode() for n in names}
    )
    report = collect(course, NAME, [path])
    assert len(report.taken) == len(names)
    assert report.refused == []
    assert all(line.isprintable() for line in report.told)


def test_a_name_that_is_no_text(course: Course, tmp_path: Path) -> None:
    """Bytes of an old disk; it can be written down all the same."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / os.fsdecode(b"j\xff.ipynb")).write_bytes(b"1")
    assert collect(course, NAME, [folder]).taken == ["j\\xff"]


def test_a_folder_half_written(course: Course, tmp_path: Path) -> None:
    folder = course.submitted(NAME, "jane")
    folder.mkdir(parents=True)
    (folder / ".abc.part").write_bytes(b"half")
    (folder / "collected.json").write_text('{"notes": [')
    (folder / "timestamp.txt").write_bytes(b"\xff\xfe")
    path = zipped(tmp_path / "x.zip", {"jane.ipynb": b"1"})
    assert collect(course, NAME, [path]).taken == ["jane"]
    assert (
        json.loads((folder / "collected.json").read_text())["notes"] == []
    )
