"""A bet as it is typed, and everything that can be wrong with it."""

import re

import pytest

from anncourse.widgets import NeuronExplorer
from anncourse.widgets.asking.bet import bet

DOING = """
do: Drag it.
done: w2 at most -0.95
right: output falls
end: {"weights": [2, -1]}
"""
OPTIONS = """
- It rises | You may be
  thinking of +1.
+ It falls | It counts against.
"""
CHOICE = f"What does it do?\n{OPTIONS}{DOING}"
NUMBER = f"""How many?
number: 0 to 4 step 0.5 unit points
answer: z
within: 0.25
why: So.{DOING}"""
SKETCH = f"""Draw it.
sketch: the rate over current from −1 to 5
answer: c
why: So.{DOING}"""


def test_a_choice_as_data() -> None:
    made = bet(CHOICE + "sure: yes\ndone: bias keeps\n")
    assert made == {
        "kind": "choice",
        "question": "What does it do?",
        "options": [
            {
                "text": "It rises",
                "correct": False,
                "why": "You may be thinking of +1.",
            },
            {
                "text": "It falls",
                "correct": True,
                "why": "It counts against.",
            },
        ],
        "do": "Drag it.",
        "done": [
            {"of": "w2", "relation": "at most", "value": -0.95},
            {"of": "bias", "relation": "keeps"},
        ],
        "right": {"of": "output", "relation": "falls"},
        "end": {"weights": [2, -1]},
        "sure": True,
        "seen": False,
    }


def test_a_number_and_a_sketch_as_data() -> None:
    number, sketch = bet(NUMBER), bet(SKETCH)
    span = {"low": 0, "high": 4, "step": 0.5, "unit": "points"}
    asked = {"answer": "z", "within": 0.25, "why": "So."}
    assert number.items() >= (span | asked).items()
    axes = {"y": "the rate", "x": "current", "low": -1, "high": 5}
    assert sketch.items() >= axes.items()
    assert sketch["within"] == 0


def without(text: str, line: str) -> str:
    """Return a text without the lines that begin with a mark."""
    kept = [one for one in text.splitlines() if not one.startswith(line)]
    return "\n".join(kept)


def test_a_text_may_stand_as_far_in_as_the_code_around_it() -> None:
    lines = CHOICE.strip().splitlines()
    inside = "\n".join(["", *("        " + line for line in lines), "    "])
    assert bet(inside) == bet(CHOICE)


BAD = [
    (7, "bet must be a text; got 7."),
    ("", "bet needs a question"),
    (OPTIONS + DOING, "bet needs a question: write it before"),
    (f"What?{DOING}", 'bet needs options, each "+ right | reason"'),
    (CHOICE + "number: 0 to 4", "got choice and number."),
    (CHOICE + "dne: bias is 0", 'bet has a line "dne:"'),
    (CHOICE + "why: So.", 'bet has options and a line "why:"'),
    (
        f"What?\n- a | b\n- c | d\n{DOING}",
        'exactly one right option, marked "+"; it has 0.',
    ),
    (f"What?\n+ a | b\n+ c | d\n{DOING}", "it has 2."),
    (f"What?\n+ a | b\n{DOING}", "2 to 6 options; it has 1."),
    (
        f"What?\n+ a | b\n- c\n{DOING}",
        'bet, option 2 must be "c | a reason"; got "c".',
    ),
    (
        without(CHOICE, "do:"),
        'needs a line "do:"; write for example "do: Drag',
    ),
    (without(CHOICE, "done:"), 'needs a line "done:"'),
    (without(CHOICE, "end:"), 'needs a line "end:"'),
    (CHOICE + "do: Twice.", 'has 2 lines "do:"; write one.'),
    (CHOICE + "sure: no", '"sure: no"; write "sure: yes"'),
    (CHOICE + "done: w2 at most", 'done: "at most" needs a number'),
    (CHOICE + "done: w2 above high", '"above" needs a number'),
    (CHOICE + "done: w2 rises 3", '"rises" compares with the start'),
    (without(CHOICE, "end:") + "\nend: w2 = 3", "as JSON"),
    (without(CHOICE, "end:") + "\nend: {}", "as JSON"),
    (without(NUMBER, "answer:"), 'needs a line "answer:"'),
    (without(NUMBER, "why:"), 'needs a line "why:"'),
    (NUMBER.replace("0 to 4", "4 to 0"), "from low to high"),
    (NUMBER.replace("step 0.5", "step 9"), "in steps that fit"),
    (NUMBER.replace("0 to 4", "some"), 'bet needs "number: 0 to 4"'),
    (NUMBER.replace("within: 0.25", "within: −1"), "a number from 0"),
    (SKETCH.replace("over", "by"), 'needs "sketch: y over x from 0 to 5"'),
    (SKETCH.replace("to 5", "to −5"), 'needs "sketch:'),
    (SKETCH + "seen: yes", 'has a sketch and "seen: yes"'),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_a_bad_bet_says_what_to_write(text, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        bet(text)


FIGURE = [
    ({"id": "Two words"}, "id must be lower-case words joined by hyphens"),
    ({"id": "b", "title": 3}, "figure 'b': title must be a text; got 3."),
    ({"id": "b", "caption": None}, "caption must be a text; got None."),
    ({"id": "b", "opening": 1}, "opening must be True or False; got 1."),
    ({"id": "b", "fixed": "bias"}, "fixed must be a list of traits"),
    ({"id": "b", "fixed": ["w2"]}, "fixed names 'w2', which is no trait"),
    ({"id": "b", "fixed": ["gate"]}, "fixed names 'gate'"),
    ({"id": "b", "bet": ""}, "figure 'b': bet needs a question"),
    ({"bet": "What?"}, "NeuronExplorer: bet needs options"),
    (
        {"id": "b", "bet": CHOICE, "fixed": ["weights"]},
        "figure 'b': bet, end moves 'weights', which is fixed; leave it out",
    ),
    (
        {"id": "b", "bet": CHOICE.replace('"weights"', '"w2"')},
        "bet, end sets 'w2', which is no trait; write some of labels, inputs",
    ),
    (
        {"id": "b", "bet": CHOICE.replace("[2, -1]", "[2, -11]")},
        "bet, end: weights must be numbers from -10 to 10; entry 2 is -11.",
    ),
]


@pytest.mark.parametrize(("asked", "message"), FIGURE)
def test_a_figure_refuses_what_does_not_fit_it(asked, message) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        NeuronExplorer(**asked)


def test_a_figure_hands_the_page_what_it_asks() -> None:
    figure = NeuronExplorer(
        id="b", title="T.", caption="C.", bet=CHOICE, fixed=["bias"]
    )
    asks = figure.page_state()["asks"]
    assert asks["bet"] == bet(CHOICE)
    assert asks["goal"] is None
    assert asks["entries"]["w2"] == ["weights", 1]
    said = [asks[name] for name in ("id", "title", "caption", "fixed")]
    assert said == ["b", "T.", "C.", ["bias"]]
    # What is asked is no part of the state that a link carries.
    assert "asks" not in figure.state()


def test_a_figure_may_ask_nothing() -> None:
    asks = NeuronExplorer().asks
    assert (asks["id"], asks["bet"], asks["goal"]) == ("", None, None)
