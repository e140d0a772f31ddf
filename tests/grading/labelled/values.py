"""Hostile submissions whose answers and errors are made to break who reads them."""

from functools import partial

from tests.grading.labelled.course import (
    FULL,
    NO_NEURON,
    NO_TALLY,
    NO_WORDS,
    RIGHT,
    WRITTEN,
    Case,
    Made,
    labelled,
    neuron,
    submission,
)

VALUES: list[Case] = []
hostile = partial(labelled, VALUES)


@hostile(NO_NEURON, call=1.5)
def an_error_whose_text_never_ends() -> Made:
    error = (
        "class Endless(Exception):\n"
        "    def __str__(self):\n        while True: pass"
    )
    code = "def neuron(X, w, b): raise Endless"
    return submission(error, neuron=code)


@hostile(NO_NEURON)
def an_error_with_a_huge_text() -> Made:
    return neuron("raise ValueError('x' * 10**8)")


@hostile(FULL)
def an_error_that_paints_the_terminal() -> Made:
    return submission(
        "raise type('\\x1b[2J\\x1b[1;31mGraded\\r\\n', (Exception,), {})(\n"
        "    '\\x1b]0;owned\\x07 \\u202e 7 of 7 points \\ud800')"
    )


@hostile(NO_NEURON)
def the_hidden_input_as_an_error() -> Made:
    return neuron("raise type(f'X{X}', (ValueError,), {})(repr((X, w, b)))")


@hostile(NO_TALLY)
def the_hidden_number_as_an_error() -> Made:
    wrong = "\n        if number > 9: raise AssertionError(f'{number}')\n"
    code = RIGHT["tally"].replace("number):\n", f"number):{wrong}")
    return submission(tally=code)


@hostile(NO_NEURON)
def errors_that_are_no_exceptions() -> Made:
    return neuron("raise (SystemExit if len(X) == 1 else GeneratorExit)(0)")


@hostile(NO_WORDS)
def items_without_end() -> Made:
    code = (
        "import itertools\ndef vocabulary(text): return itertools.count()"
    )
    return submission(words=code)


@hostile(NO_TALLY)
def a_length_that_lies() -> Made:
    code = (
        "class Tally(list):\n    __len__ = lambda self: 2**62\n"
        "    add = list.append\n    count = property(lambda self: self)\n"
        "    mean = lambda self: self"
    )
    return submission(tally=code)


@hostile(NO_NEURON)
def an_object_with_a_reduce() -> Made:
    code = (
        "class Bomb:\n"
        "    def __reduce__(self): return eval, ('1/0',)\n"
        "def neuron(X, w, b): return [Bomb()] * len(X)"
    )
    return submission(neuron=code)


@hostile(NO_NEURON, call=2.0)
def a_recursion_bomb() -> Made:
    return neuron(
        "import sys",
        "sys.setrecursionlimit(2**30)",
        "return neuron(X, w, b)",
    )


@hostile(NO_NEURON)
def a_function_that_replaces_itself() -> Made:
    return submission(
        neuron="def neuron(X, w, b):\n"
        "    global neuron\n"
        "    neuron.__code__ = (lambda X, w, b: np.zeros(len(X))).__code__\n"
        "    return np.array([0.69])"
    )


@hostile(NO_NEURON, call=1.5)
def a_clock_turned_back() -> Made:
    return neuron(
        "import time",
        "time.monotonic = time.time = lambda: 0.0",
        "time.sleep(60)",
    )


@hostile(NO_NEURON)
def a_big_array() -> Made:
    return neuron("return np.zeros(10 * 2**20)")


@hostile(NO_NEURON)
def a_deep_list() -> Made:
    return neuron(
        "deep = []", "for _ in range(10**5): deep = [deep]", "return deep"
    )


@hostile(NO_NEURON)
def a_list_that_holds_itself() -> Made:
    return neuron("ring = []", "ring.append(ring)", "return ring")


@hostile(NO_NEURON)
def a_power_of_ten() -> Made:
    return neuron("return 10 ** 5000")


@hostile(NO_WORDS)
def half_a_letter() -> Made:
    return submission(words="def vocabulary(text): return ['\\ud800', 'b']")


@hostile((*FULL, None, None), "needs a person", assignment="written")
def a_page_in_place_of_a_picture() -> Made:
    cells = submission(of=WRITTEN)
    cells[-2]["source"] = (
        "import matplotlib.pyplot as plt\n"
        "plt.Figure.savefig = lambda self, file, **_: file.write(\n"
        "    b'<script>alert(1)</script>')\n"
        "plt.plot(example)"
    )
    return cells
