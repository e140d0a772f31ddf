"""Hostile submissions: each ends in a score or a status, and harms nobody."""

import gc
import os
import tempfile
import textwrap

import pytest

from anncourse.grading.sandbox.limits import MB
from tests.grading.conftest import (
    HASTY,
    Grade,
    answer,
    given,
    handed_out,
    instead,
    judging,
    outcomes,
)
from tests.grading.processes import children

RIGHT = "def double(x):\n    return 2 * x"


ENDLESS = "\n    while True: pass"
HOSTILE = {
    "an endless loop": ("while True: pass", "graded", 2),
    "os._exit in a cell": ("import os; os._exit(0)", "graded", 2),
    "kill in a cell": (
        "import os; os.kill(os.getpid(), 9)",
        "graded",
        2,
    ),
    "the end of the pipes": (
        "import os; os.closerange(0, 99)",
        "graded",
        2,
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
        "import builtins, sys, numpy.testing, anncourse.exercises as c\n"
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
    assert result.seconds < 5.5


def test_a_death_that_the_test_catches_is_a_death(
    grade_cells: Grade,
) -> None:
    """`except BaseException` in a test gives no points."""
    source = [
        answer("def f(): return 1", "f"),
        judging("try:\n    f()\nexcept BaseException:\n    pass", "one"),
        judging("try:\n    f()\nexcept BaseException:\n    1 / 0", "two"),
    ]
    crash = instead("def f():\n    import os; os._exit(0)", "f", source)
    assert outcomes(grade_cells(crash, source)) == ["died", "died"]


def test_all_of_a_submission_has_one_limit(grade_cells: Grade) -> None:
    """What is left when the time is over is not run."""
    source = [answer("def f(): return 1", "f")]
    source += [judging("assert f() == 1", f"test-{i}") for i in range(4)]
    slow = instead("def f():\n    while True: pass", "f", source)
    limits = {"call": 9.0, "total": 2.0, "setup": 9.0}
    result = grade_cells(slow, source, limits=limits)
    assert outcomes(result) == ["died", *["not run"] * 3]
    assert result.seconds < 5.5
    stuck = instead("while True: pass", "f", source)
    result = grade_cells(stuck, source, limits=limits | {"total": 1.0})
    assert result.status == "crashed"
    assert result.seconds < 5.5


@pytest.mark.parametrize(
    "test",
    [
        "while f() < 10: pass",
        "while n < 10: pass",
        "import numpy as np\nnp.ones(f() * 10**12)",
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


def test_a_test_cell_has_a_limit_of_memory(grade_cells: Grade) -> None:
    """For all that it makes of an answer, and not for one array alone."""
    many = "x = np.ones(f() * 2**19)\ny = [x + 1 for _ in range(999)]"
    source = [
        answer("def f(): return 1", "f"),
        judging(f"import numpy as np\n{many}", "f-test"),
    ]
    limits = {"test": 9.0, "memory": 600 * MB}
    result = grade_cells(handed_out(source), source, limits=limits)
    assert outcomes(result) == ["failed"]


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


def test_nothing_is_left(
    grade_double: Grade, tmp_path_factory, monkeypatch
) -> None:
    """No process, no pipe, no file, whatever the submission does."""
    room = tmp_path_factory.mktemp("room")
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    grade_double(RIGHT)
    gc.collect()
    before = len(os.listdir("/proc/self/fd")), children(os.getpid())
    for source in (
        RIGHT,
        "import os; os._exit(0)",
        "def double(x):" + ENDLESS,
    ):
        grade_double(source, limits=HASTY)
    gc.collect()
    assert (
        len(os.listdir("/proc/self/fd")),
        children(os.getpid()),
    ) == before
    assert list(room.iterdir()) == []


def test_memory_is_watched_while_a_test_computes(
    grade_cells: Grade,
) -> None:
    """What a function started goes on, and the test asks nothing meanwhile."""
    source = [
        answer("def f(): return 1", "f"),
        judging(
            "one = f()\nimport time\ntime.sleep(2)\nassert one == 1", "one"
        ),
        judging("assert f() == 1", "two"),
    ]
    grow = (
        "import os, time\ndef f():\n"
        "    for _ in range(6 * (not os.path.exists('grown'))):\n"
        "        if os.fork() == 0:\n"
        "            x = b'x' * (100 * 2**20); time.sleep(30)\n"
        "    open('grown', 'w')\n"
        "    return 1"
    )
    sent = instead(grow, "f", source)
    result = grade_cells(sent, source, limits={"memory": 400 * MB})
    assert outcomes(result)[0] == "died"
    assert "more memory" in result.notes[0]
