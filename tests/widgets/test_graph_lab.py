"""The graph of a formula: read alike on both sides, refused in the same words."""

import pytest

from anncourse.widgets import GraphLab
from anncourse.widgets.figures.graph_lab import expression
from tests.widgets.page import ask

# A formula, where it is computed, and what is said of it.
WRONG = [
    ("x *", 3, 1, "needs a number, x, y or a bracket; it ends too early"),
    ("x + )", 3, 1, "needs a number, x, y or a bracket; got )"),
    ("x x", 3, 1, "should end before x"),
    ("2x", 3, 1, "should end before x"),
    ("1.2.3", 3, 1, "should end before .3"),
    ("(x + 1", 3, 1, "needs a closing bracket; it ends too early"),
    ("tanh x", 3, 1, "needs a bracket after tanh, such as tanh(x); got x"),
    ("x ^ y", 3, 1, "needs a number as a power, such as x^2; got y"),
    ("sin(x)", 3, 1, "knows x, y, tanh, exp, sigmoid, relu; got sin"),
    ("x & y", 3, 1, "cannot hold &"),
    ("x²", 3, 1, "cannot hold ²"),
    ("__import__", 3, 1, "cannot hold _"),
    ("x = 3", 3, 1, "cannot hold ="),
    (
        "x+x+x+x+x+x+x",
        *(3, 1),
        "has 7 nodes in 7 columns; the figure draws 14 in 6",
    ),
    (
        "(1/x)",
        *(0, 1),
        "has no value at x = 0.00, y = 1.00: a division by 0",
    ),
    (
        "x^0.5",
        *(-1, 1),
        "has no value at x = −1.00, y = 1.00: a power without a slope there",
    ),
    (
        "y^-1",
        *(1, 0),
        "has no value at x = 1.00, y = 0.00: a power without a slope there",
    ),
    (
        "exp(exp(x))",
        *(5, 1),
        "has no value at x = 5.00, y = 1.00: a number above 100,000",
    ),
    (
        "exp(exp(exp(x)))",
        *(5, 1),
        "has no value at x = 5.00, y = 1.00: a number above 100,000",
    ),
    # It has a value at 0 itself, and none a wiggle away.
    (
        "x^1.5",
        *(0, 1),
        "has no value at x = 0.00, y = 1.00: a power without a slope there",
    ),
]


def test_both_sides_refuse_in_the_same_words():
    page = ask(
        {"complaint": "core/inside/expression.js"},
        "([text, x, y]) => complaint(text, x, y)",
        [case[:3] for case in WRONG],
    )
    for (text, x, y, said), found in zip(WRONG, page, strict=True):
        assert expression.complaint(text, x, y) == said, text
        assert found == said, text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-x^2", -9),
        ("2 - 1 - 1", 0),
        ("8 / 2 / 2", 2),
        ("2 * (x + y) ** 2", 32),
        ("--x - -1.5", 4.5),
        ("relu(-x) + relu(x)", 3),
        (".5 + 1.", 1.5),
    ],
)
def test_signs_bind_as_in_algebra(text, value):
    figure = GraphLab(expression=text, x=3, y=1)
    assert figure.run.values[-1] == value
    [found] = ask(
        {"forward, parse": "core/inside/expression.js"},
        "(text) => forward(parse(text), 3, 1).values.at(-1)",
        [text],
    )
    assert found == value


def test_paths_add_or_the_last_one_stays():
    assert GraphLab().slope("x") == 7
    assert GraphLab(join="=").slope("x") == 3
    assert GraphLab(join="=").wiggled("x") == pytest.approx(7)
    assert GraphLab().slope("y") == 0
    cut = GraphLab(expression="x * y", x=2, y=5)
    assert (cut.slope("x"), cut.slope("y")) == (5, 2)


def test_a_refused_formula_leaves_the_last_good_one():
    figure = GraphLab(expression="1 / x")
    for name, value in [("expression", "1 /"), ("x", 0), ("x", 9)]:
        before = figure.state()
        with pytest.raises(ValueError, match=r"^(expression|x) "):
            setattr(figure, name, value)
        assert figure.state() == before
    with pytest.raises(ValueError, match="a division by 0"):
        GraphLab(expression="1 / x", x=0)


def test_the_page_s_check_is_python_s():
    states = [GraphLab().state() | {"expression": w[0]} for w in WRONG]
    states = [
        state | {"x": w[1], "y": w[2]}
        for state, w in zip(states, WRONG, strict=True)
    ]
    found = ask({}, "(s) => spec.check(s)", states, figure=GraphLab)
    assert found == [f"expression {case[3]}." for case in WRONG]


def test_what_questions_may_ask_about():
    figures = [GraphLab(), GraphLab(join="=", step=2)]
    found = ask(
        {"quantities, judges": "views/GraphLab/task.js"},
        '(s) => [quantities.f(s), quantities.dx(s), quantities["uses of x"](s),'
        ' judges["all sent"](s), quantities["wiggle of x"](s)]',
        [figure.state() for figure in figures],
    )
    assert [values[:4] for values in found] == [
        [12, 7, 3, False],
        [12, 3, 3, True],
    ]
    assert [values[4] for values in found] == pytest.approx([7, 7])
