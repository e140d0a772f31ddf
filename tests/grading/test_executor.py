"""One submission graded: honest ones exactly, hostile ones harmlessly."""

import dataclasses
import gc
import os
import textwrap
from pathlib import Path

import pytest

from anncourse.grading.limits import Limits
from tests.grading.conftest import (
    DOUBLE,
    HASTY,
    Grade,
    answer,
    cell,
    given,
    handed_out,
    instead,
    judging,
    manual,
    text,
)

RIGHT = "def double(x):\n    return 2 * x"


def outcomes(result) -> list[str]:
    """Return how each task ended."""
    return [task.outcome for task in result.tasks]


def test_full_marks(grade_cells: Grade) -> None:
    """The teacher's own solution."""
    result = grade_cells(handed_out(DOUBLE))
    assert (result.score, result.max_score) == (5, 5)
    assert result.status == "graded"
    assert outcomes(result) == ["passed", "passed"]
    assert [task.title for task in result.tasks] == [
        "Double a number",
        "Halve a number",
    ]
    assert result.notes == ()
    assert result.cells == ("", "")
    assert result.sandbox == "bubblewrap"
    assert len(result.submission) == 64


def test_part_of_the_marks(grade_double: Grade) -> None:
    """The hint of the first case that is not right, and of hidden ones as well."""
    wrong = grade_double("def double(x):\n    return 3 * x")
    assert outcomes(wrong) == ["failed", "passed"]
    assert wrong.score == 2
    assert wrong.tasks[0].message == "Multiply by two."
    hidden = grade_double("def double(x):\n    return 4")
    assert hidden.tasks[0].message == "Every number."


def test_no_marks(grade_double: Grade) -> None:
    """A stub, a syntax error and an empty cell cost the task, not the notebook."""
    for source in ("raise NotImplementedError()", "def double(x", ""):
        result = grade_double(source)
        assert outcomes(result) == ["not run", "passed"]
        assert "There is no double" in result.tasks[0].message
    assert result.status == "graded"


def test_equal_submissions_give_equal_bytes(grade_double: Grade) -> None:
    """But for the time it took; sets of texts come in one order, too."""
    source = "print({'a', 'b', 'c'})\ndef double(x): return {str(x)}.pop()"
    texts = {
        dataclasses.replace(grade_double(source), seconds=0).to_json()
        for _ in range(3)
    }
    assert len(texts) == 1


@pytest.mark.parametrize(
    "source",
    [
        "import warnings\nwarnings.warn('old')\n"
        "def double(x):\n    np.log(0.0); np.array([1]) / 0; return 2 * x",
        "helper = 2\ndef times(x, y): return x * y\n"
        "def double(x): return times(x, helper)",
        "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\n"
        "plt.show()\ndef double(x): return 2 * x",
        "!ls\nfiles = !ls\n%timeit 1 + 1\ndef double(x): return 2 * x",
        "%%time\ndef double(x): return 2 * x",
        "import time\ntime.sleep(1)\ndef double(x): return 2 * x",
        "double = lambda x: 2 * x",
        "from functools import partial\nfrom operator import mul\n"
        "double = partial(mul, 2)",
        "class Double:\n    def __call__(self, x): return 2 * x\ndouble = Double()",
        "def double(x):\n    print('a' * 10**6)\n    return np.int64(2) * x",
        "def double(x): return np.array(2.0 * x)",
        "# é ü 数 😀\ndef double(x): return 2 * x",
        "display('seen')\nget_ipython().run_line_magic('pylab', '')\n"
        + RIGHT,
        "if __name__ == '__main__':\n    double = lambda x: 2 * x",
        "import anncourse as ann\nlayer = ann.Dense(2, 1, rng=0)\n" + RIGHT,
        RIGHT + "\n1 / 0",
    ],
    ids=range(16),
)
def test_honest_ways_to_be_right(grade_double: Grade, source: str) -> None:
    """Warnings, helpers, magics, plots, prints, objects: none costs a point."""
    result = grade_double(source)
    assert result.score == 5, result


def test_input_fails_at_once(grade_double: Grade) -> None:
    """Nobody is there to answer."""
    result = grade_double("n = input()\n" + RIGHT)
    assert result.cells[0].startswith("EOFError")
    assert outcomes(result) == ["not run", "passed"]
    assert result.seconds < 10


def test_a_cell_that_ends_python_ends_only_itself(
    grade_cells: Grade,
) -> None:
    """sys.exit() is an exception; the cells after it run."""
    cells = handed_out(DOUBLE)
    cells.insert(2, cell("import sys; sys.exit('bye')"))
    result = grade_cells(cells)
    assert result.score == 5
    assert result.cells == ("SystemExit: bye", "", "")


def test_written_answers_and_plots_wait_for_a_person(
    grade_cells: Grade,
) -> None:
    """They have no points yet; code among them runs with the others."""
    source = [
        *DOUBLE,
        text("# Say why"),
        manual("Because …", "why"),
        manual("import matplotlib\nseen = 3", "plot", kind="code"),
        judging("assert seen == 3", "seen-test"),
    ]
    result = grade_cells(handed_out(source), source)
    assert result.status == "needs a person"
    assert (result.score, result.max_score) == (6, 10)
    assert [task.points for task in result.tasks] == [3, 2, None, None, 1]
    assert outcomes(result)[2:] == ["manual", "manual", "passed"]


ENDLESS = "\n    while True: pass"
HOSTILE = {
    "an endless loop": ("while True: pass", "crashed", 0),
    "os._exit in a cell": ("import os; os._exit(0)", "crashed", 0),
    "kill in a cell": (
        "import os; os.kill(os.getpid(), 9)",
        "crashed",
        0,
    ),
    "the end of the pipes": (
        "import os; os.closerange(0, 99)",
        "crashed",
        0,
    ),
    "a call that does not end": (f"def double(x):{ENDLESS}", "graded", 2),
    "os._exit in a call": (
        "def double(x):\n    import os; os._exit(0)",
        "graded",
        2,
    ),
    "10 GB": ("big = bytes(10**10)\n" + RIGHT, "graded", 2),
    "recursion without end": (
        "import sys\nsys.setrecursionlimit(10**9)\n"
        "def double(x): return double(x)",
        "graded",
        2,
    ),
    "always equal": (
        "class Yes(int):\n"
        "    __eq__ = __ge__ = __le__ = lambda s, o: True\n"
        "    __array__ = __int__ = __float__ = lambda s, *a: 4\n"
        "class Sure:\n    __eq__ = __bool__ = lambda s, *o: True\n"
        "    def __getattr__(self, name): return lambda *a: True\n"
        "def double(x): return Sure()",
        "graded",
        2,
    ),
    "patched tests": (
        "import builtins, sys, numpy.testing, anncourse.checking as c\n"
        "numpy.testing.assert_allclose = lambda *a, **k: None\n"
        "c.Checks.done = c.Checks.equal = lambda *a, **k: None\n"
        "c.NotYet.__init__ = lambda *a: sys.exit(0)\n"
        "builtins.AssertionError = int\n"
        "def double(x): return 0",
        "graded",
        2,
    ),
    "an exit that is none": (
        "def double(x): raise SystemExit(0)",
        "graded",
        2,
    ),
    "a name that is everything": (
        "def double(x): raise type('NotYet', (AssertionError,), {})('ok')",
        "graded",
        2,
    ),
    "an endless sequence": (
        "class All:\n    def __len__(self): return 10**18\n"
        "    def __getitem__(self, i): return i\n"
        "def double(x): return All()",
        "graded",
        2,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_ways_to_be_wrong(grade_double: Grade, name: str) -> None:
    """Each ends in a score or a status, and costs nobody else anything."""
    source, status, score = HOSTILE[name]
    result = grade_double(source, limits=HASTY | {"setup": 2.0})
    assert (result.status, result.score) == (status, score), result


def test_a_crash_names_the_cell(grade_double: Grade) -> None:
    """For the teacher, who then knows where to look."""
    result = grade_double("import os; os._exit(0)")
    assert result.notes == (
        "The sandbox ended before any test ran: it ended, in cell 'double'.",
    )
    assert outcomes(result) == ["not run", "not run"]


def test_after_a_death_everything_runs_anew(grade_double: Grade) -> None:
    """The next test finds the names that its cells made."""
    result = grade_double("def double(x):\n    import os; os._exit(0)")
    assert outcomes(result) == ["died", "passed"]
    assert result.notes == (
        "The sandbox ended in 'double-test': it ended.",
    )
    assert result.cells == ("", "")


def test_a_death_that_the_test_catches_is_a_death(
    grade_cells: Grade,
) -> None:
    """`except BaseException` in a test gives no points."""
    source = [
        answer("def f(): return 1", "f"),
        judging("try:\n    f()\nexcept BaseException:\n    pass", "f-test"),
    ]
    crash = instead("def f():\n    import os; os._exit(0)", "f", source)
    assert outcomes(grade_cells(crash, source)) == ["died"]


def test_all_of_a_submission_has_one_limit(grade_cells: Grade) -> None:
    """What is left when the time is over is not run."""
    source = [answer("def f(): return 1", "f")]
    source += [judging("assert f() == 1", f"test-{i}") for i in range(4)]
    slow = instead("def f():\n    while True: pass", "f", source)
    result = grade_cells(
        slow, source, limits={"call": 1.0, "total": 3.5, "setup": 3.0}
    )
    assert result.score == 0
    assert outcomes(result)[0] == "died"
    assert outcomes(result)[-1] == "not run"
    assert result.seconds < 6


@pytest.mark.parametrize(
    "test",
    [
        "while f() < 10: pass",
        "while n < 10: pass",
        "import numpy as np\nnp.ones(f() * 10**12)",
        "import numpy as np\nx = np.ones(f() * 2**19)\ny = [x + 1 for _ in range(999)]",
        "for _ in g(): pass",
    ],
)
def test_a_test_cell_ends_whatever_it_is_told(
    grade_cells: Grade, test: str
) -> None:
    """Neither time nor memory of the grader is the student's to choose."""
    source = [
        answer(
            "n = 1\ndef f(): return 1\ndef g():\n    while True: yield 1",
            "f",
        ),
        judging(test, "f-test"),
    ]
    result = grade_cells(handed_out(source), source, limits={"test": 2.0})
    assert result.score == 0
    assert result.seconds < 8


def test_given_data_is_the_teachers(grade_cells: Grade) -> None:
    """A student who changes the labels changes them in the sandbox only."""
    source = [
        given("labels = [1, 0, 1]", "data"),
        given(
            "def accuracy():\n"
            "    return sum(p == y for p, y in zip(predict(), labels)) / 3",
            "helper",
        ),
        given("history = predict()", "run"),
        answer("def predict(): return labels", "predict"),
        judging("assert accuracy() == 1", "one", 1),
        judging("assert predict() == labels", "two", 1),
        judging("assert history is not None", "three", 1),
    ]
    honest = [*handed_out(source)]
    source[2], source[3] = source[3], source[2]
    honest = handed_out(source)
    assert grade_cells(honest, source).score == 3
    cheat = instead(
        "labels[:] = [0, 0, 0]\ndef accuracy(): return 1\n"
        "def predict(): return [0, 0, 0]",
        "predict",
        source,
    )
    assert grade_cells(cheat, source).score == 1


def test_tests_have_names_of_their_own(grade_cells: Grade) -> None:
    """What one test defines, the next does not see."""
    source = [
        answer("def f(): return 1", "f"),
        judging("seen = 1\nassert f() == 1", "one"),
        judging("assert 'seen' not in globals()", "two"),
    ]
    assert grade_cells(handed_out(source), source).score == 2


LEAKS = {
    "the text of an error": "raise ValueError(f'input {x}')",
    "the name of an error": "raise type(f'Got{x}', (ValueError,), {})()",
    "an object": "return type(f'Got{x}', (), {})()",
    "a name": "return f'Got{x}'",
}


@pytest.mark.parametrize("way", LEAKS)
def test_no_message_carries_a_hidden_input_out(
    grade_double: Grade, way: str
) -> None:
    """The code sees the input of a hidden case; nobody else may, through it."""
    source = f"def double(x):\n    if x == 2: return 4\n    {LEAKS[way]}"
    result = grade_double(source)
    assert outcomes(result)[0] == "failed"
    assert "4711" not in result.to_json()
    assert "9422" not in result.to_json()


def test_no_message_carries_a_state_out(grade_cells: Grade) -> None:
    """Not even through a visible assert that prints what it got."""
    source = [
        answer("def f(x): return x", "f"),
        judging(
            "### BEGIN HIDDEN TESTS\nassert f(4711)\n### END HIDDEN TESTS",
            "a",
        ),
        judging("assert f(1) == 1, f'got {f(1)}'", "b"),
        judging("assert f(1) == 1, 'One stays one.'", "c"),
        judging(
            "### BEGIN HIDDEN TESTS\nassert f(1) == 1, 'It is 1.'\n"
            "### END HIDDEN TESTS",
            "d",
        ),
    ]
    spy = instead(
        "seen = []\ndef f(x):\n    seen.append(x)\n    return str(seen)",
        "f",
        source,
    )
    result = grade_cells(spy, source)
    assert [task.message for task in result.tasks] == [
        "",
        "This is not right yet.",
        "One stays one.",
        "This is not right yet.",
    ]


def test_nothing_of_a_test_is_in_the_sandbox(grade_cells: Grade) -> None:
    """A search of all that a student's code can reach finds no line of it."""
    spy = textwrap.dedent(
        """
        import ctypes, re
        ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # else /proc/self/mem is root's
        def search(mark):
            memory = open('/proc/self/mem', 'rb', 0)
            for line in open('/proc/self/maps').readlines():
                place, rights = line.split()[:2]
                start, end = (int(x, 16) for x in place.split('-'))
                if 'r' not in rights: continue
                try: memory.seek(start); found = memory.read(end - start)
                except (OSError, ValueError, OverflowError): continue
                if re.search(mark, found): return True
            return False
        def f(x): return search(b'SECRET[-]7f3a'), search(b'public[-]1')
        """
    )
    source = [
        given("'public-1'", "given"),
        answer("def f(x): return False, True", "f"),
        judging(
            "expected = 'SECRET-7f3a'\nfound = f(0)\n"
            "assert found == (False, True)",
            "f-test",
        ),
    ]
    result = grade_cells(
        instead(spy, "f", source), source, limits={"call": 9.0}
    )
    assert outcomes(result) == ["passed"], result


def test_unreadable_and_foreign_files(
    grade_cells: Grade, tmp_path: Path
) -> None:
    """Nothing starts, and the note says why."""
    result = grade_cells([cell("x = 1"), text("Hello")])
    assert result.status == "unreadable"
    assert outcomes(result) == ["not run", "not run"]
    assert "none of its answers" in result.notes[0]
    assert len(result.submission) == 64


def test_nothing_is_left(grade_double: Grade) -> None:
    """No process, no pipe, no file, whatever the submission does."""
    grade_double(RIGHT)
    gc.collect()
    before = os.listdir("/proc/self/fd"), set(Path("/tmp").glob("box*"))
    for source in (
        RIGHT,
        "import os; os._exit(0)",
        "def double(x):" + ENDLESS,
    ):
        grade_double(source, limits=HASTY)
    gc.collect()
    after = os.listdir("/proc/self/fd"), set(Path("/tmp").glob("box*"))
    assert len(after[0]) == len(before[0])
    assert after[1] == before[1]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_without_a_sandbox_it_says_so(grade_double: Grade) -> None:
    """Equal scores; the result tells how it was run."""
    result = grade_double(RIGHT, confined=False)
    assert (result.score, result.sandbox) == (5, "none")
    crash = grade_double("import os; os._exit(0)", confined=False)
    assert crash.status == "crashed"


def test_limits_are_numbers_above_zero() -> None:
    """A limit of nothing would stop everybody."""
    for wrong in (0, -1, float("nan"), float("inf"), True, "5"):
        with pytest.raises(ValueError, match="Limits expects wall"):
            Limits(wall=wrong)  # type: ignore[arg-type]
