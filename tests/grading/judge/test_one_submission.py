"""One submission graded: honest ones exactly, hostile ones harmlessly."""

import dataclasses
from pathlib import Path

import pytest

from anncourse.grading.judge.starting import Start
from anncourse.grading.sandbox.channel import SandboxDied
from anncourse.grading.sandbox.limits import Limits
from tests.grading.conftest import (
    DOUBLE,
    Grade,
    answer,
    cell,
    given,
    handed_out,
    instead,
    judging,
    manual,
    outcomes,
    text,
)

RIGHT = "def double(x):\n    return 2 * x"


def test_full_marks(
    grade_cells: Grade, capsys: pytest.CaptureFixture[str]
) -> None:
    """The teacher's own solution; what a test prints is for the student's screen."""
    result = grade_cells(handed_out(DOUBLE))
    assert capsys.readouterr() == ("", "")
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
        assert "There is no 'double'" in result.tasks[0].message
    assert result.status == "graded"


def test_equal_submissions_give_equal_bytes(grade_double: Grade) -> None:
    """But for the time it took; sets of texts come in one order, too."""
    source = (
        "def double(x): return 2 * x\nraise ValueError(set('abcdefgh'))"
    )
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


def test_a_cell_that_ends_the_sandbox_is_left_out(
    grade_double: Grade,
) -> None:
    """As a cell with an error: the teacher reads which, and the others count."""
    result = grade_double("import os; os._exit(0)")
    assert result.notes == ("Cell 'double' was left out: it ended.",)
    assert outcomes(result) == ["not run", "passed"]
    assert result.cells == ("This cell was left out: it ended", "")


def test_a_cell_stays_left_out(grade_cells: Grade) -> None:
    """A sandbox that starts anew for a test does not wait for it again."""
    source = [
        answer("a = 1", "a"),
        answer("def f(): return 1", "f"),
        judging("assert f() == 1", "f-test"),
        answer("def g(): return 1", "g"),
        judging("assert g() == 1", "g-test"),
    ]
    sent = instead("while True: pass", "a", source)
    sent = instead("def f():\n    import os; os._exit(0)", "f", sent)
    result = grade_cells(sent, source, limits={"setup": 2.0})
    assert outcomes(result) == ["died", "passed"]


def test_more_than_two_such_cells_end_all(grade_cells: Grade) -> None:
    """Each costs a new start; the teacher reads which was the last."""
    names = ("a", "b", "c")
    source = [answer(f"{name} = 1", name) for name in names]
    source.append(judging("assert a == 1", "test"))
    sent = source
    for name in names:
        sent = instead("import os; os._exit(0)", name, sent)
    result = grade_cells(sent, source)
    assert (result.status, outcomes(result)) == ("crashed", ["not run"])
    assert result.notes[2:] == (
        "The sandbox ended before any test ran: it ended, in cell 'c'.",
    )


def test_after_a_death_everything_runs_anew(grade_double: Grade) -> None:
    """The next test finds the names that its cells made."""
    result = grade_double("def double(x):\n    import os; os._exit(0)")
    assert outcomes(result) == ["died", "passed"]
    assert result.notes == (
        "The sandbox ended in 'double-test': it ended.",
    )
    assert result.cells == ("", "")


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


STEPS = (
    given("import numpy as np", "imports"),
    answer("rate = 2", "rate"),
    judging("assert rate == 2, 'Two.'", "rate-test"),
    answer("def f(): return 5", "f"),
    judging("assert f() == 5", "f-test"),
    answer("last = 1", "last"),
)


@pytest.mark.parametrize(
    "later",
    ["rate = 3", "for rate in range(4): pass", "del rate", "rate = f"],
)
def test_a_name_that_is_used_again_below(
    grade_cells: Grade, later: str
) -> None:
    """The notebook is right from top to bottom, and the teacher is told."""
    sent = instead(f"def f(): return 5\n{later}", "f", STEPS)
    result = grade_cells(sent, STEPS)
    assert outcomes(result) == ["passed", "passed"]
    assert "'rate-test' passes at its place" in " ".join(result.notes)


def test_an_object_that_is_changed_below(grade_cells: Grade) -> None:
    """As a network that is judged before it is trained, and after."""
    source = [
        answer("net = [0]", "net"),
        judging("assert net[0] == 0", "new"),
        answer("net[0] = 1", "train"),
        judging("assert net[0] == 1", "trained"),
        answer("net[0] = 2", "more"),
        judging("assert net[0] == 2", "trained-more"),
    ]
    result = grade_cells(handed_out(source), source)
    assert outcomes(result) == ["passed", "passed", "passed"]
    assert len(result.notes) == 2


def test_an_answer_below_its_test_counts(grade_cells: Grade) -> None:
    """And what is wrong at both places is wrong, with its hint."""
    sent = instead("rate = None", "rate", STEPS)
    result = grade_cells([*sent, cell("rate = 2")], STEPS)
    assert (outcomes(result), result.notes) == (["passed", "passed"], ())
    wrong = grade_cells([*sent, cell("rate = 3")], STEPS)
    assert outcomes(wrong) == ["failed", "passed"]
    assert wrong.tasks[0].message == "Two."


def test_a_second_try_costs_nothing_that_was_earned(
    grade_cells: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the sandbox does not come so far again, the first try counts."""

    def again(*_: object) -> None:
        raise SandboxDied("it ended")

    monkeypatch.setattr(Start, "again", again)
    result = grade_cells(instead("rate = 3", "rate", STEPS), STEPS)
    assert outcomes(result) == ["failed", "passed"]
    assert result.tasks[0].message == "Two."
    assert (result.status, result.notes) == ("graded", ())


def test_a_second_try_goes_on_from_the_first(grade_cells: Grade) -> None:
    """Several tests share one sandbox, and a cell runs once in it."""
    source = [
        answer("seen = globals().get('seen', [])", "seen"),
        answer("seen.append(1)", "one"),
        judging("assert seen == [1]", "one-test"),
        answer("seen.append(2)", "two"),
        judging("assert seen == [1, 2]", "two-test"),
        answer("seen.clear()", "three"),
    ]
    result = grade_cells(handed_out(source), source)
    assert outcomes(result) == ["passed", "passed"]


def test_what_is_added_to_a_given_cell_runs(grade_cells: Grade) -> None:
    """And the teacher's own values are what they are."""
    sent = handed_out(STEPS)
    sent[0] = given("import numpy as np\nimport math\nnp = math", "imports")
    sent[3] = answer("def f(): return int(math.sqrt(np.int8(25)))", "f")
    result = grade_cells(sent, STEPS)
    assert outcomes(result) == ["passed", "passed"]
    assert "The given cell 'imports' was changed" in result.notes[0]


def test_unreadable_and_foreign_files(
    grade_cells: Grade, tmp_path: Path
) -> None:
    """Nothing starts, and the note says why."""
    result = grade_cells([cell("x = 1"), text("Hello")])
    assert result.status == "unreadable"
    assert outcomes(result) == ["not run", "not run"]
    assert "none of its answers" in result.notes[0]
    assert len(result.submission) == 64


def test_without_a_sandbox_it_says_so(grade_double: Grade) -> None:
    """Equal scores; the result tells how it was run."""
    result = grade_double(RIGHT, confined=False)
    assert (result.score, result.sandbox) == (5, "none")
    crash = grade_double("import os; os._exit(0)", confined=False)
    assert (crash.status, crash.score) == ("graded", 2)


def test_limits_are_numbers_above_zero() -> None:
    """A limit of nothing would stop everybody."""
    for wrong in (0, -1, float("nan"), float("inf"), True, "5"):
        with pytest.raises(ValueError, match="Limits expects wall"):
            Limits(wall=wrong)  # type: ignore[arg-type]
