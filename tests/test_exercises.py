"""Exercises answer at once, and their errors stay inside."""

import numpy as np
import pytest

import anncourse as ann

HINT = "Look again."


def asked(**case) -> ann.Checks:
    check = ann.Checks("task")
    check.equal("a case", **case, hint=HINT)
    return check


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        (lambda: 3, 3),
        (lambda: 3.0, 3),
        (lambda: [1, 2], np.array([1, 2])),
        (lambda: np.array([[True, False]]), [[True, False]]),
        (lambda: "yes", "yes"),
        (lambda: (1, 0), [1, 0]),
    ],
)
def test_what_is_right_is_right(work, expected, capsys):
    asked(work=work, expected=expected).done()
    assert capsys.readouterr().out == (
        "right    a case\ntask: 1 of 1 right\n"
    )


@pytest.mark.parametrize(
    ("work", "expected", "trouble"),
    [
        (lambda: 4, 3, "4 came"),
        (lambda: [1, 2], [1, 3], "2 came at [1]"),
        (lambda: [1, 2], [[1, 2]], "shape (2,) came"),
        (lambda: None, 3, "nothing came"),
        (lambda: "3", 3, "a str came"),
        (lambda: 3, "3", "an int came"),
        (lambda: 1, True, "an int came"),
        (lambda: [[1], [1, 2]], [1], "different length"),
        (lambda: 1 / 0, 3, "ZeroDivisionError: division by zero"),
        (lambda: float("nan"), 3, "nan came"),
        (lambda: {"a": 1}, 1, "a dict came"),
    ],
)
def test_what_is_not_yet_right_says_why_and_hints(
    work, expected, trouble, capsys
):
    check = asked(work=work, expected=expected)
    out = capsys.readouterr().out
    assert out.startswith("not yet  a case: ")
    assert trouble in out
    assert out.endswith(f".\n         {HINT}\n")
    with pytest.raises(ann.NotYet, match="0 of 1 right") as error:
        check.done()
    assert error.value.hint == HINT


def stub():
    raise NotImplementedError


@pytest.mark.parametrize(
    ("work", "trouble"),
    [
        (lambda: ..., "the dots are still there"),
        (stub, "nothing is written there yet"),
    ],
)
def test_hints_wait_for_a_try(work, trouble, capsys):
    """A stub is no try; what is said of a graded answer is the hint all the same."""
    check = asked(work=work, expected=1)
    assert capsys.readouterr().out == (
        f"not yet  a case: {trouble}.\n"
        "         Hints come after your first try.\n"
    )
    with pytest.raises(ann.NotYet) as error:
        check.done()
    assert HINT not in str(error.value)
    assert error.value.hint == HINT


def test_one_hint_at_a_time(capsys):
    """The first case that is not right shows its hint, and the others none."""
    check = ann.Checks("task", hints={"b": "Mind b.", "c": "Mind c."})
    check.equal("a", lambda: 1, 1, hint="Mind a.")
    check.equal("b", lambda: 2, 1)
    check.equal("c", lambda: 3, 1)
    assert capsys.readouterr().out == (
        "right    a\n"
        "not yet  b: 2 came.\n"
        "         Mind b.\n"
        "not yet  c: 3 came.\n"
    )


def test_each_try_shows_the_next_hint(capsys):
    """The case that came right begins again; the last hint stays."""
    check = ann.Checks("task", hints={"a": ["Look.", "Add."], "b": "Mind."})

    def tried(a, b):
        check.equal("a", lambda: a, 1)
        check.equal("b", lambda: b, 1)
        out = capsys.readouterr().out
        return [line.strip() for line in out.splitlines() if line[0] == " "]

    look, add = "Look. (Another try shows more.)", "Add."
    assert tried(..., ...) == ["Hints come after your first try."]
    assert tried(2, 2) == [look]
    assert [tried(3, 2), tried(3, 1)] == [[add], [add]]
    assert tried(1, 2) == ["Mind."]
    assert [tried(3, 2), tried(1, 1)] == [[look], []]


def test_a_graded_answer_gets_the_hint_that_is_due():
    check = ann.Checks("task", hints={"a": ["Look.", "Add."]})
    check.equal("a", lambda: 2, 1)
    with pytest.raises(ann.NotYet, match=r"Next: a\. Look\.") as error:
        check.done()
    assert error.value.hint == "Look."


@pytest.mark.parametrize(
    ("bad", "named"),
    [
        ("Look.", "as a dictionary by case, got 'Look.'"),
        ({"a": ""}, "hint of 'a' to be a text or a list"),
        ({"a": []}, "hint of 'a' to be a text or a list"),
        ({"a": ["Look.", 3]}, r"of 'a' .* got \['Look.', 3\]"),
    ],
)
def test_hints_are_texts_by_case(bad, named):
    with pytest.raises(ValueError, match=named):
        ann.Checks("task", hints=bad)


def test_a_case_without_a_hint_is_refused_before_it_runs(capsys):
    check = ann.Checks("task", hints={"a": "Look."})
    with pytest.raises(ValueError, match=r"a hint for 'b', .* for \['a'\]"):
        check.equal("b", lambda: 1, 1)
    assert capsys.readouterr().out == ""


def test_an_object_that_equals_everything_is_not_right():
    class Always:
        def __eq__(self, other):
            return True

        __hash__ = None

    check = asked(work=Always, expected=3)
    with pytest.raises(ann.NotYet):
        check.done()


def test_close_allows_a_little_and_no_more():
    check = ann.Checks("task")
    check.close("near", lambda: 0.1 + 0.2, 0.3, hint=HINT)
    check.close("share", lambda: 1e6 + 0.5, 1e6, hint=HINT)
    check.done()
    check.close("far", lambda: 0.31, 0.3, hint=HINT)
    with pytest.raises(ann.NotYet, match=r"2 of 3 right\. Next: far"):
        check.done()


def test_true_wants_true_itself():
    check = ann.Checks("task")
    check.true("yes", lambda: np.bool_(True), hint=HINT)
    check.done()
    check.true("one", lambda: 1, hint=HINT)
    with pytest.raises(ann.NotYet):
        check.done()


def test_raises_wants_that_error(capsys):
    check = ann.Checks("task")
    check.raises("refused", ValueError, lambda: int("x"), hint=HINT)
    check.done()
    check.raises("let in", ValueError, lambda: 3, hint=HINT)
    check.raises("another", ValueError, lambda: [][1], hint=HINT)
    out = capsys.readouterr().out
    assert "nothing was refused" in out
    assert "IndexError" in out
    with pytest.raises(ann.NotYet, match="1 of 3 right"):
        check.done()


def test_a_long_error_is_cut(capsys):
    def work():
        raise RuntimeError("x" * 5000)

    asked(work=work, expected=3)
    assert len(capsys.readouterr().out) < 300


def test_a_learner_sees_one_line_and_no_traceback():
    check = asked(work=lambda: 4, expected=3)
    with pytest.raises(ann.NotYet) as error:
        check.done()
    assert error.value._render_traceback_() == [
        "task: 0 of 1 right. Next: a case. Look again."
    ]


@pytest.mark.parametrize("bad", ["", None, 3])
def test_a_task_has_a_name(bad):
    with pytest.raises(ValueError, match="name of a task"):
        ann.Checks(bad)


@pytest.mark.parametrize("bad", [0, -1.0, float("nan"), "near", True])
def test_a_tolerance_is_a_number(bad):
    with pytest.raises(ValueError, match="tolerance"):
        ann.Checks("task").close(
            "a case", lambda: 1, 1, hint=HINT, tolerance=bad
        )
