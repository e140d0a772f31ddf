"""The page on safety names the limits that the grader keeps."""

import re
from pathlib import Path

from anncourse.grading.sandbox.limits import MB, Limits

PAGE = Path(__file__).parents[2] / "book" / "teach" / "safety.md"
ROW = re.compile(
    r"^\| (.+) \| ([\d,]+)(?: (s|MB|kB|GB))? \|$", re.MULTILINE
)
UNITS = {"": 1, "s": 1, "kB": 1000, "MB": MB, "GB": 1024 * MB}
NAMES = {
    "memory, all processes together": "memory",
    "computing, each process": "cpu",
    "one sandbox": "wall",
    "the whole submission": "total",
    "all of the student's cells together": "setup",
    "one question of a test": "call",
    "one test cell": "test",
    "processes and threads": "processes",
    "one file": "file",
    "all files in one of its three folders": "disk",
    "printed text that is kept": "output",
    "one answer": "message",
    "all pictures drawn for you": "pictures",
}


def test_every_limit_stands_in_the_table() -> None:
    found = {
        NAMES.get(what, what): int(number) * UNITS[unit]
        for what, number, unit in ROW.findall(PAGE.read_text("utf-8"))
    }
    assert found.pop("the notebook itself") == Limits().file
    assert found == vars(Limits())
