"""Honest answers: what students write, with what each must earn."""

from functools import partial

from tests.grading.labelled.course import (
    FULL,
    NO_NEURON,
    NO_SUM,
    NO_TALLY,
    NO_WORDS,
    NONE,
    RIGHT,
    STUBS,
    WRITTEN,
    Case,
    Made,
    labelled,
    submission,
)

ANSWERS: list[Case] = []
honest = partial(labelled, ANSWERS)


@honest(FULL)
def everything_right() -> Made:
    return submission()


@honest(NONE)
def nothing_answered() -> Made:
    return submission(**STUBS)


@honest((1.0, 3.0, 0.0, 0.0))
def half_answered() -> Made:
    return submission(tally=STUBS["tally"], words=STUBS["words"])


@honest(NO_SUM)
def a_wrong_number() -> Made:
    return submission(sum="z = -0.8")


@honest(NO_NEURON)
def right_for_the_visible_case_only() -> Made:
    code = "def neuron(X, w, b):\n    return np.array([0.69])"
    return submission(neuron=code)


@honest(NO_NEURON)
def two_inputs_written_out() -> Made:
    code = (
        "def neuron(X, w, b):\n"
        "    return ann.sigmoid(X[:, 0] * w[0] + X[:, 1] * w[1] + b)"
    )
    return submission(neuron=code)


@honest(NO_TALLY)
def one_list_for_all_tallies() -> Made:
    code = (
        "class Tally:\n    numbers = []\n"
        "    count = property(lambda self: len(self.numbers))\n"
        "    def add(self, number): self.numbers.append(number)\n"
        "    def mean(self): return sum(self.numbers) / len(self.numbers)"
    )
    return submission(tally=code)


@honest(NO_WORDS)
def capital_letters_kept() -> Made:
    return submission(
        words="def vocabulary(text):\n    return sorted(set(text.split()))"
    )


@honest(NO_WORDS)
def a_generator_for_a_list() -> Made:
    code = "def vocabulary(text):\n    yield from sorted(set(text.split()))"
    return submission(words=code)


@honest(NO_WORDS)
def a_syntax_error() -> Made:
    return submission(words="def vocabulary(text)\n    return []")


@honest(NO_WORDS, setup=2.5)
def a_loop_that_never_ends() -> Made:
    code = "n = 3\nwhile n > 0:\n    n = n + 1\n"
    return submission(words=code + RIGHT["words"])


@honest(FULL)
def a_warning_is_raised() -> Made:
    code = "def neuron(X, w, b):\n    return 1 / (1 + np.exp(-(X @ w + b)))"
    return submission(neuron=code)


@honest(FULL)
def slow_but_within_limits() -> Made:
    slow = "\n    import time; time.sleep(0.2)\n    return"
    return submission(neuron=RIGHT["neuron"].replace("\n    return", slow))


@honest(FULL)
def plots_everywhere() -> Made:
    draw = (
        "import matplotlib.pyplot as plt\n"
        "plt.plot(example, weights, 'o')\nplt.show()"
    )
    return submission(draw, neuron=f"{RIGHT['neuron']}\n\nplt.figure()")


@honest(FULL)
def helper_functions_in_cells_of_their_own() -> Made:
    helper = "def curve(z):\n    return 0.5 + 0.5 * np.tanh(z / 2)"
    code = "def neuron(X, w, b):\n    return curve(X @ w + b)"
    return submission(helper, neuron=code)


@honest(FULL)
def a_family_of_classes() -> Made:
    base = (
        "from dataclasses import dataclass\n\n@dataclass\nclass Sum:\n"
        "    count: int = 0\n    total: float = 0.0\n\n"
        "    def add(self, number):\n"
        "        self.count, self.total = self.count + 1, self.total + number"
    )
    code = (
        "class Tally(Sum):\n"
        "    def mean(self):\n        return self.total / self.count"
    )
    return submission(base, tally=code)


@honest(FULL)
def a_function_made_by_another() -> Made:
    code = (
        "from functools import partial\n"
        "def unit(curve, X, w, b):\n    return curve(X @ w + b)\n"
        "neuron = partial(unit, ann.sigmoid)"
    )
    return submission(neuron=code)


@honest(FULL)
def more_imports() -> Made:
    code = (
        "from collections import Counter\nimport re, math, statistics\n"
        "def vocabulary(text):\n"
        "    return sorted(Counter(re.findall(r'\\w+', text.lower())))"
    )
    return submission(words=code)


@honest(FULL)
def answers_in_float32() -> Made:
    code = RIGHT["neuron"].replace("return ", "return np.float32(1) * (")
    return submission(
        sum="z = np.float32(0.8)",
        neuron=code.replace("* (", "* np.float32(") + ")",
    )


@honest(FULL)
def a_list_for_an_array() -> Made:
    code = RIGHT["neuron"].replace("return ", "return list(") + ")"
    return submission(neuron=code)


@honest(FULL)
def prints_a_lot() -> Made:
    talk = "    print('thinking about it ' * 10_000)\n    return"
    code = RIGHT["neuron"].replace("    return", talk)
    return submission("for i in range(20_000): print(i)", neuron=code)


@honest(FULL)
def names_of_builtins_taken() -> Made:
    return submission(
        "sum, max, list, str, len, id = 1, 2, 3, 4, 5, 6", "input = [1, 2]"
    )


@honest(FULL)
def letters_of_other_scripts() -> Made:
    code = (
        "def σ(ζ):\n    return 0.5 + 0.5 * np.tanh(ζ / 2)  # 🌂 雨傘\n\n"
        "def neuron(X, w, b):\n    return σ(X @ w + b)"
    )
    return submission(neuron=code)


@honest(FULL)
def threads_that_end() -> Made:
    code = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "with ThreadPoolExecutor(4) as pool:\n"
        "    squares = list(pool.map(lambda n: n * n, range(100)))"
    )
    return submission(code)


@honest((*FULL, None, None), "needs a person", assignment="written")
def a_plot_and_a_written_answer() -> Made:
    plot = "import matplotlib.pyplot as plt\nplt.plot(example)\nplt.show()"
    cells = submission(of=WRITTEN)
    cells[-2]["source"] = plot
    return cells


@honest((*NO_NEURON, None, None), "needs a person", assignment="written")
def a_plot_that_fails() -> Made:
    cells = submission(of=WRITTEN, neuron=STUBS["neuron"])
    cells[-2]["source"] = "plt.plot(nothing)"
    return cells
