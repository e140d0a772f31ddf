"""Python that is new to the reader gets a sentence where it first stands."""

import ast
import tomllib

import pytest

from tests.notebooks.chapter import ROOT, Chapter, chapters
from tests.notebooks.new_python import beside, constructs, numpy_names, used

FILE = ROOT / "book" / "python.toml"
TABLE = tomllib.loads(FILE.read_text(encoding="utf-8"))
ROWS = {row["what"]: row for row in TABLE["new"]}
FIRST: dict[str, tuple[Chapter, int]] = {}
for _chapter in chapters():
    for _place, _name in used(_chapter):
        FIRST.setdefault(_name, (_chapter, _place))


def test_the_table_names_each_once() -> None:
    assert len(ROWS) == len(TABLE["new"])
    assert set(ROWS).isdisjoint(TABLE["plain"])


@pytest.mark.parametrize("name", sorted(FIRST))
def test_what_is_new_is_introduced_where_it_first_stands(name: str) -> None:
    if name in TABLE["plain"]:
        return
    chapter, place = FIRST[name]
    where = chapter.where(place)
    assert name in ROWS, (
        f"{where} is the first in the course to use “{name}”. Write simpler "
        "Python, or give it a sentence beside the cell and a row in "
        "book/python.toml."
    )
    row = ROWS[name]
    assert row["chapter"] == chapter.number, (
        f"book/python.toml says that chapter {row['chapter']} introduces "
        f"“{name}”; it first stands in {where}."
    )
    assert row["says"] in beside(chapter, place), (
        f"{where}: the words “{row['says']}” introduce “{name}”; they belong "
        "right above these cells or right below."
    )


@pytest.mark.parametrize("name", [*sorted(ROWS), *TABLE["plain"]])
def test_no_row_is_stale(name: str) -> None:
    assert name in FIRST, f"book/python.toml: no chapter uses “{name}”."


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("x = 1\nfor i in range(3):\n    print(i, x)", set()),
        ("a, b = 1, 2", {"several names at once"}),
        ("f(**plan)", {"** in a call"}),
        ("f(*rest)\n[*rest]", {"* before a list"}),
        ("def f():\n    yield 1", {"yield"}),
        (
            "@g\ndef f(x: int): return x",
            {"decorator", "type of an argument"},
        ),
        ("[i for i in x]", {"list comprehension"}),
        ("max(i for i in x)", {"generator expression"}),
        ("x[:, 0]", {"rows and columns"}),
        ("x[:, None]", {"rows and columns", "None as an axis"}),
        ("x[-1]\nx[1:3]", {"index from the end", "slice"}),
        ("(y := 3)", {":="}),
        ("w @ x", {"@ between arrays"}),
        ("plan |= {'a': 1}", {"changing in place", "dictionary"}),
        ("0 < x < 1", {"two comparisons at once"}),
        (
            "for _ in x: pass\nfor a, b in x: pass",
            {"_ for a count", "pairs in a loop"},
        ),
    ],
)
def test_what_is_found_in_code(code: str, names: set[str]) -> None:
    assert set(constructs(ast.parse(code))) == names


def test_numpys_functions_are_found_by_name() -> None:
    code = "np.moveaxis(x, 1, 2)\nnp.linalg.norm(w)\nx.mean()"
    assert set(numpy_names(ast.parse(code))) == {
        "np.moveaxis",
        "np.linalg",
        "np.linalg.norm",
    }
