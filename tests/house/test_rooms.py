"""The house: which rooms there are, what lies in them, and who needs whom.

One word serves a folder of the package, its page of the reference and its tests. What
is called otherwise is named here, once.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from importlib import import_module
from pathlib import Path

import pytest

import anncourse
from tests.house.tree import ROOT, code_lines, name, tracked

PACKAGE = ROOT / "anncourse"
API = ROOT / "book" / "api"
# A room whose page has another name; the grader is told on pages for teachers.
PAGE_OF = {
    "datasets": "data",
    "plots": "data",
    "estimators": "training",
    "widgets": "figures",
}
WITHOUT_PAGE = {"grading"}
# Pages that are no room's, and files of no room that stand on a room's page.
OTHER_PAGES = {"index", "evening"}
ON_PAGE = {"storage": "inside", "exercises": "inside"}
# Rooms within rooms; their tests lie beside those of what all figures share.
WITHOUT_TESTS = {"widgets/figures", "widgets/traits"}
# What is tested beside the package, with all below it; and what is no test.
OTHER_TESTS = {
    "book",
    "borders",
    "engines",
    "house",
    "js",
    "known",
    "notebooks",
    "parity",
    "web",
}
MADE_FOR_TESTS = {"grading/answers", "grading/labelled"}
MOST_FILES, MOST_LINES = 18, 200
# A file for each figure.
CROWDED = {"anncourse/widgets/figures", "anncourse/widgets/static"}
CORE = (
    "centers",
    "images",
    "inside",
    "layers",
    "modules",
    "neurons",
    "sequences",
    "training",
)


def sources() -> list[Path]:
    """Return the package's Python files."""
    return [
        path
        for path in tracked()
        if path.suffix == ".py" and path.is_relative_to(PACKAGE)
    ]


def rooms() -> set[str]:
    """Return the folders of the package, as seen from it; a figure's is no room."""
    found = {
        path.parent.relative_to(PACKAGE).as_posix()
        for path in sources()
        if path.name == "__init__.py" and path.parent != PACKAGE
    }
    return {
        room for room in found if not room.startswith("widgets/figures/")
    }


def test_a_room_and_its_page_have_one_name() -> None:
    floor = {room for room in rooms() if "/" not in room}
    pages = {path.stem for path in API.glob("*.md")} - OTHER_PAGES
    assert {
        PAGE_OF.get(room, room) for room in floor - WITHOUT_PAGE
    } == pages


def test_what_a_page_shows_lies_in_its_room() -> None:
    shown = {
        (path.stem, room_of(module))
        for path in API.glob("*.md")
        for module in shown_on(path.read_text("utf-8"))
    }
    assert shown
    assert {
        (page, room)
        for page, room in shown
        if ON_PAGE.get(room, PAGE_OF.get(room, room)) != page
    } == set()


def shown_on(page: str) -> Iterator[str]:
    """Yield the modules of what a page of the reference shows."""
    yield from re.findall(r"automodule:: ([\w.]+)", page)
    for layer in re.findall(r"^```{layer} (\w+)", page, re.MULTILINE):
        yield getattr(anncourse, layer).__module__


def room_of(module: str) -> str:
    """Return the first room on the way to a module."""
    return module.split(".")[1]


def test_a_room_and_its_tests_have_one_name() -> None:
    tests = ROOT / "tests"
    folders = {
        path.parent.relative_to(tests).as_posix()
        for path in tracked()
        if path.is_relative_to(tests)
        and path.suffix in (".py", ".mjs")
        and path.parent != tests
    }
    others = {name for name in folders if name.split("/")[0] in OTHER_TESTS}
    assert {name.split("/")[0] for name in others} == OTHER_TESTS
    assert folders - others - MADE_FOR_TESTS == rooms() - WITHOUT_TESTS


def test_no_room_is_crowded() -> None:
    """What lies together is found at a glance."""
    files = Counter(
        name(path.parent)
        for path in tracked()
        if path.is_relative_to(PACKAGE)
    )
    crowded = {folder for folder, n in files.items() if n > MOST_FILES}
    assert crowded - CROWDED == set()


def test_a_file_is_one_idea_and_no_more() -> None:
    """Lines of code: docstrings, comments and blank lines are not counted."""
    lengths = {name(path): code_lines(path) for path in sources()}
    assert {
        path: length
        for path, length in lengths.items()
        if length > MOST_LINES
    } == {}


@pytest.mark.parametrize("room", CORE)
def test_a_room_of_the_core_hands_its_names_on(room: str) -> None:
    """And does nothing else; the package takes them from there."""
    module = import_module(f"anncourse.{room}")
    assert set(module.__all__) <= set(anncourse.__all__)
    _, *rest = ast.parse(Path(module.__file__).read_text("utf-8")).body
    *imports, names = rest
    assert isinstance(names, ast.Assign)
    assert all(isinstance(part, ast.ImportFrom) for part in imports)
    for public in module.__all__:
        assert getattr(module, public) is getattr(anncourse, public)


def test_the_front_door_takes_names_from_rooms_only() -> None:
    tree = ast.parse((PACKAGE / "__init__.py").read_text("utf-8"))
    doors = [
        part.module
        for part in tree.body
        if isinstance(part, ast.ImportFrom)
        and (part.module or "").startswith("anncourse")
    ]
    assert [door for door in doors if door.count(".") > 1] == []


def test_the_sandbox_room_brings_nothing_along() -> None:
    """The program in the sandbox comes in here."""
    assert code_lines(PACKAGE / "grading" / "sandbox" / "__init__.py") == 0


def module_of(path: Path) -> str:
    """Return a file's name as a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def needs(tree: ast.AST, known: set[str]) -> Iterator[str]:
    """Yield the modules of the package that a file names, wherever it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from known & {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in known else node.module


def order(trees: dict[str, ast.AST]) -> list[str]:
    """Return modules, each after all that it needs; CycleError if there is no way."""
    graph = {
        module: set(needs(tree, set(trees)))
        for module, tree in trees.items()
    }
    return [*TopologicalSorter(graph).static_order()]


def test_no_two_modules_need_each_other() -> None:
    """For their types neither: a circle is one module in two files."""
    trees = {
        module_of(path): ast.parse(path.read_text("utf-8"))
        for path in sources()
    }
    assert len(order(trees)) == len(trees)


@pytest.mark.parametrize(
    "back",
    [
        "from a.one import x",
        "import a.one",
        "from a import one",
        "if TYPE_CHECKING:\n    from a.one import x",
        "def late():\n    from a.one import x",
    ],
)
def test_a_circle_is_seen(back: str) -> None:
    texts = {"a": "", "a.one": "from a.two import y", "a.two": back}
    trees = {module: ast.parse(text) for module, text in texts.items()}
    with pytest.raises(CycleError):
        order(trees)
