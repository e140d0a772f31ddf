"""The list of a class."""

from pathlib import Path

import pytest

from anncourse.grading.report.scores import read_roster


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("student\nada\nbob\nada\n", ["ada", "bob"]),
        ("\ufeffName,ID\nAda,7\n,\nBob,8\n", ["7", "8"]),
        ("ada,1\nbob,2\n", ["ada", "bob"]),
    ],
)
def test_rosters(tmp_path: Path, text: str, names: list[str]) -> None:
    path = tmp_path / "r.csv"
    path.write_text(text, encoding="utf-8")
    assert read_roster(path) == names


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"student\n", b"\xff\xfe1\x00"]
)
def test_rosters_of_nobody(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"r\.csv"):
        read_roster(path)
