"""What an edit concerns: found, said, and nothing beside it."""

import subprocess
from pathlib import Path

import pytest

from commands import chosen
from commands import test as everything
from commands.imports import Imports

FILES = {
    "conftest.py": "",
    "anncourse/__init__.py": (
        "from anncourse import layers\n"
        "from anncourse.layers import Dense, Layer\n"
    ),
    "anncourse/layers/__init__.py": (
        "from anncourse.layers.dense import Dense\n"
        "from anncourse.layers.layer import Layer\n"
    ),
    "anncourse/layers/dense.py": (
        "from anncourse.layers.layer import Layer\nclass Dense(Layer): ...\n"
    ),
    "anncourse/layers/layer.py": "class Layer: ...\n",
    "anncourse/layers/alone.py": "def alone(): ...\n",
    "anncourse/lazy/__init__.py": "def __getattr__(name): ...\n",
    "anncourse/lazy/figure.py": "class Figure: ...\n",
    "anncourse/lazy/js/view.js": "",
    "book/page.md": "",
    "tests/conftest.py": "",
    "tests/helper.py": "import anncourse as ann\nann.layers.Layer()\n",
    "tests/test_whole.py": "from tests import helper\n",
    "tests/test_lazy.py": "import anncourse.lazy as lazy\nlazy.Figure()\n",
    "tests/layers/conftest.py": "",
    "tests/layers/values/one.json": "",
    "tests/layers/test_dense.py": "from anncourse import Dense\n",
    "tests/layers/test_alone.py": (
        "from anncourse.layers.alone import alone\n"
    ),
    "tests/web/test_page.py": "from anncourse import Dense\n",
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Make a small repository, on a branch that has just left main."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    for command in (
        "init --quiet --initial-branch=main",
        "add --all",
        "-c user.name=a -c user.email=a@b commit --quiet --message=all",
        "checkout --quiet -b mine",
    ):
        subprocess.run(["git", *command.split()], cwd=tmp_path, check=True)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "tests"),
    [
        ("anncourse/layers/dense.py", {"tests/layers/test_dense.py"}),
        (
            "anncourse/layers/layer.py",
            {"tests/layers", "tests/test_whole.py"},
        ),
        ("anncourse/layers/alone.py", {"tests/layers/test_alone.py"}),
        ("anncourse/lazy/figure.py", {"tests/test_lazy.py"}),
        (
            "anncourse/layers/__init__.py",
            {"tests/layers", "tests/test_whole.py"},
        ),
        ("tests/helper.py", {"tests/test_whole.py"}),
        ("tests/layers/conftest.py", {"tests/layers"}),
        ("tests/layers/values/one.json", {"tests/layers"}),
        ("tests/test_whole.py", {"tests/test_whole.py"}),
        ("book/page.md", {"tests/book"}),
        ("README.md", set()),
    ],
)
def test_a_file_concerns_its_mirror_and_its_importers(
    house: Path, name: str, tests: set[str]
) -> None:
    """By name, by what a package hands on, by a helper; and the house, always."""
    found = set(chosen.concerned([name], house))
    own = {name} if name.startswith("anncourse") else set()
    assert found == tests | own | {"tests/house"}


@pytest.mark.parametrize("name", ["conftest.py", "pyproject.toml"])
def test_what_all_tests_need_concerns_all(house: Path, name: str) -> None:
    """Nothing is left out then."""
    assert set(chosen.concerned([name], house)) == {"anncourse", "tests"}


def test_changes_are_committed_edited_and_new(house: Path) -> None:
    """All that differs from where the branch left main, each once."""
    assert chosen.changes(house) == []
    (house / "anncourse/layers/dense.py").write_text("class Dense: ...\n")
    commit = "-c user.name=a -c user.email=a@b commit --quiet -a -m b"
    subprocess.run(["git", *commit.split()], cwd=house, check=True)
    (house / "anncourse/layers/alone.py").write_text("")
    (house / "book/new.md").write_text("")
    assert chosen.changes(house) == [
        "anncourse/layers/alone.py",
        "anncourse/layers/dense.py",
        "book/new.md",
    ]


def test_without_main_git_speaks(house: Path) -> None:
    """A clone of one branch has nothing to compare with, and says so."""
    subprocess.run(["git", "branch", "-qD", "main"], cwd=house, check=True)
    with pytest.raises(SystemExit, match=r"CHANGED=yes asks git, .*main"):
        chosen.changes(house)


def test_the_packages_own_names_are_found() -> None:
    """In the real house: a test of Dropout needs dropout, and no convolution."""
    needed = Imports(chosen.ROOT).needs("tests.layers.test_dropout")
    assert "anncourse.layers.dropout" in needed
    assert "anncourse.layers.layer" in needed
    assert not any(name.startswith("anncourse.images.") for name in needed)


@pytest.mark.parametrize(
    ("only", "environment", "complaint"),
    [
        ("unit", {"CHANGED": "maybe"}, "CHANGED is yes or no; got 'maybe'"),
        ("web", {"CHANGED": "yes"}, "CHANGED chooses within unit alone"),
        ("", {"CHANGED": "yes"}, "CHANGED chooses within unit alone"),
        ("unit", {"CHAPTER": "02"}, "CHAPTER chooses within notebooks and"),
        (
            "notebooks",
            {"CHAPTER": "99"},
            r"Nothing in notebooks is called '99'",
        ),
    ],
)
def test_a_wrong_choice_is_refused(only, environment, complaint) -> None:
    """With what can be chosen."""
    with pytest.raises(SystemExit, match=complaint):
        chosen.narrowed(everything.chosen(only), environment)


def test_a_chapter_is_one_notebook() -> None:
    """The stage runs that one in place of the folder, on both processors."""
    (stage,) = chosen.narrowed(
        everything.chosen("notebooks"), {"CHAPTER": "02"}
    )
    assert len(stage.commands) == 2
    for command in stage.commands:
        assert command[-1] == "notebooks/02-artificial-neuron.ipynb"


def test_without_a_choice_all_is_run() -> None:
    """Neither word, and CHANGED=no, leave the stages as they are."""
    stages = everything.chosen("")
    assert chosen.narrowed(stages, {}) == stages
    assert chosen.narrowed(stages, {"CHANGED": "no"}) == stages
