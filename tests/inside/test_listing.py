"""Source as a page shows it: short, whole within, and with a way to the file."""

import ast
import re
from importlib import metadata
from pathlib import Path

import pytest

import anncourse as ann
from anncourse.inside import listing as module
from commands import address

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\[`(\w+)` in ([\w/.]+)\]\((.+?)/blob/main/(.+?)\)")


def shown(*parts):
    return ann.source(*parts)._repr_markdown_()


@pytest.mark.parametrize(
    "part",
    [
        *(ann.logistic_neuron, ann.sigmoid, ann.Dense, ann.fit),
        ann.Value.backward,
    ],
)
def test_it_is_the_code_that_runs_without_its_words(part):
    """What is left compiles to the same, and holds no docstring."""
    code = repr(ann.source(part))
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            assert ast.get_docstring(node) is None
    assert "Parameters\n" not in code
    assert f"```python\n{code}\n```" in shown(part)


def test_comments_and_decorators_stay():
    code = repr(ann.source(ann.sigmoid))
    assert code.startswith("@with_slope(")
    assert "# never above 1, so it cannot overflow" in code


def test_each_link_leads_to_the_lines():
    """In the repository that _config.yml names, in the order given."""
    links = LINK.findall(shown(ann.relu, ann.logistic_neuron))
    assert [name for name, *_ in links] == ["relu", "logistic_neuron"]
    for name, file, home, place in links:
        assert home == address.configured()
        path, first, last = re.fullmatch(
            r"(.+)#L(\d+)-L(\d+)", place
        ).groups()
        assert path == file
        lines = (ROOT / path).read_text("utf-8").splitlines()
        part = "\n".join(lines[int(first) - 1 : int(last)])
        assert f"def {name}(" in part
        assert '"""' in part


def test_without_an_address_the_file_is_named(monkeypatch):
    def missing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(module.metadata, "metadata", missing)
    text = shown(ann.relu)
    assert "](" not in text
    assert re.search(r"`relu` in `anncourse/[\w/]+\.py`$", text)


@pytest.mark.parametrize(
    ("code", "left"),
    [
        ('def f():\n    "Words."', "def f():\n    ..."),
        (
            'def f():\n    """A\n    b."""\n\n    x = 1',
            "def f():\n    x = 1",
        ),
        (
            'class A:\n    "W."\n\n    def f(self):\n        "V."\n        # c\n'
            "        return 1",
            "class A:\n    def f(self):\n        # c\n        return 1",
        ),
        ('x = "text"', 'x = "text"'),
    ],
)
def test_only_docstrings_go(code, left):
    assert module.without_docstrings(code) == left


@pytest.mark.parametrize("bad", [len, re.compile, 3, "relu", ast.parse])
def test_what_is_not_of_the_course_is_refused(bad):
    with pytest.raises(ValueError, match="of anncourse, got"):
        ann.source(bad)


def test_nothing_is_nothing_to_show():
    with pytest.raises(ValueError, match="at least one"):
        ann.source()
