"""What holds for every figure, so that a figure's own test holds only what is its own.

Rules, sentences and links are asked of the figure's whole module, as a reader has it.
What figures ask is tried by the book's own tests, which find every figure of the book.
"""

from functools import partial
from itertools import islice
from typing import Any

import pytest
from matplotlib.figure import Figure

from anncourse import widgets
from anncourse.widgets.base import CourseWidget
from tests.widgets.page import ask
from tests.widgets.states import NEEDED, bad, edges, good, make, rules_of

FIGURES = [getattr(widgets, name) for name in widgets.__all__]
every = pytest.mark.parametrize("kind", FIGURES, ids=lambda k: k.__name__)
# The page's store, between no page and no kernel.
STORE = """
  const model = { get: (name) => (name === "_rules" ? rules : state[name]),
                  set() {}, save_changes() {} };
  const store = new Store(model, spec), before = JSON.stringify(store.state);
"""
Refusals = list[tuple[str, Any]]


def states(kind: type[CourseWidget], count: int) -> list[dict[str, Any]]:
    """Return some states, the first one as the figure comes."""
    return [{}, *islice(good(kind), count - 1)]


def on_page(figure: CourseWidget) -> dict[str, Any]:
    """Return the state that the page has: all but the gate."""
    return {k: v for k, v in figure.state().items() if k != "gate"}


def refusals(kind: type[CourseWidget]) -> Refusals:
    """Return names and values that a figure, as it comes, refuses."""
    figure = make(kind)
    return [
        (name, value)
        for name, rule in rules_of(kind).items()
        for value in bad(rule, getattr(figure, name))
    ]


def refused(figure: CourseWidget, name: str, value: Any) -> str:
    """Return what Python says to a value; the last good state is kept."""
    before = figure.state()
    with pytest.raises(ValueError, match=rf"^{name}\b") as said:
        setattr(figure, name, value)
    assert figure.state() == before
    return str(said.value)


@every
def test_python_refuses_what_is_outside_and_keeps_the_last_good_state(kind):
    figure = make(kind)
    for name, value in [*refusals(kind), ("gate", 1), ("gate", None)]:
        assert refused(figure, name, value).endswith(".")
        # Of two lists of unequal length either may be named.
        with pytest.raises(ValueError, match=rf"^{name}\b|must have"):
            make(kind, **{name: value})
    with pytest.raises(ValueError, match="has no trait 'nothing'; it has"):
        make(kind, nothing=1)


@every
def test_the_page_refuses_the_same_in_the_same_words(kind):
    figure = make(kind)
    # A mirror of a list's entry is no part of the page's state.
    cases = [(n, v) for n, v in refusals(kind) if n in figure.state()]
    said = ask(
        {"Store": "ui/store.js"},
        f"""({{ rules, state, patch }}) => {{ {STORE}
          const {{ error, changed }} = store.set(patch);
          return [error, changed.size, JSON.stringify(store.state) === before];
        }}""",
        [
            {
                "rules": kind.rules(),
                "state": figure.state(),
                "patch": {name: value},
            }
            for name, value in cases
        ],
        figure=kind,
    )
    for (name, value), (error, changed, kept) in zip(
        cases, said, strict=True
    ):
        # A list is written with spaces in Python.
        expected = refused(figure, name, value).replace(", ", ",")
        assert error.replace(", ", ",") == expected
        assert (changed, kept) == (0, True)


@every
def test_both_sides_take_what_is_inside(kind):
    taken = states(kind, 20)
    rules = rules_of(kind)
    alone = [{n: v} for n, rule in rules.items() for v in edges(rule)]
    full = [on_page(make(kind, **state)) for state in taken]
    said = ask(
        {"Store": "ui/store.js"},
        f"""({{ rules, state, patch }}) => {{ {STORE}
          return store.set(patch).error; }}""",
        [
            {
                "rules": kind.rules(),
                "state": on_page(make(kind)),
                "patch": p,
            }
            for p in [*full, *alone]
        ],
        figure=kind,
    )
    assert set(said) == {""}
    for patch in alone:
        figure = make(kind, **patch)
        assert figure.state() == make(kind).state() | patch


@every
def test_the_page_says_the_sentence_of_describe(kind):
    taken = states(kind, 100)
    figures = [make(kind, **state) for state in taken]
    said = ask(
        {},
        "(state) => spec.text(state)",
        [figure.page_state() | {"_esm": ""} for figure in figures],
        figure=kind,
    )
    for state, figure, sentence in zip(taken, figures, said, strict=True):
        # A quiz says its questions too, which stand on the page.
        first = figure.describe().splitlines()[0]
        assert sentence.replace("\u00a0", " ") == first, state
    assert len(set(said)) > 1


@every
def test_a_link_and_a_call_bring_the_state_back(kind):
    figures = [make(kind, **state) for state in states(kind, 20)]
    spoken = kind.__name__
    given = {name for name, rule in rules_of(kind).items() if rule.given}
    moving = [
        {k: v for k, v in on_page(f).items() if k not in given}
        for f in figures
    ]
    back = ask(
        {"encode, decode, python": "ui/share.js"},
        '(s) => [decode(encode("one", s), "one").state, python(spec.name, s)]',
        moving,
        figure=kind,
    )
    for figure, state, (linked, call) in zip(
        figures, moving, back, strict=True
    ):
        assert linked == state
        assert eval(repr(figure), {spoken: kind}).state() == figure.state()
        # What comes from the author is no part of a link.
        needed = {n: getattr(figure, n) for n in NEEDED.get(spoken, {})}
        again = eval(call, {spoken: partial(kind, **needed)}).state()
        assert {name: again[name] for name in state} == state


@every
def test_the_picture_is_drawn_and_equal_figures_are_equal_files(kind):
    assert isinstance(make(kind).picture(), Figure)
    taken = states(kind, 4)
    pictures = [make(kind, **state).png() for state in taken]
    assert pictures == [make(kind, **state).png() for state in taken]
    assert len({*pictures}) > 1


@every
def test_module_and_state_travel_to_the_page(kind):
    figure = make(kind)
    state = figure.page_state()
    assert kind.__name__ in state.pop("_esm")
    assert state.pop("asks")["id"] == ""
    assert state.pop("_rules") == kind.rules()
    mirrors = {n for n in state if n not in figure.state()}
    assert {n: v for n, v in state.items() if n not in mirrors} == (
        figure.state()
    )
    assert figure.state()["gate"] is True


def test_there_are_figures():
    """Guard the checks above: each has values to refuse and states to take."""
    assert len(FIGURES) >= 5
    for kind in FIGURES:
        assert len(refusals(kind)) >= 9 or kind.__name__ == "Quiz"
