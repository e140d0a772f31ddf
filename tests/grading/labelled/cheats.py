"""Hostile submissions: wrong answers that want points, whatever the tests compare.

They patch what a test calls where they can, or answer with objects that lie.
"""

from functools import partial

from tests.grading.labelled.course import (
    FULL,
    NO_NEURON,
    NO_SUM,
    NO_WORDS,
    NONE,
    RIGHT,
    STUBS,
    WRONG,
    Case,
    Made,
    labelled,
    neuron,
    submission,
)

CHEATS: list[Case] = []
hostile = partial(labelled, CHEATS)


def cheating(*extra: str) -> Made:
    """Return wrong answers to everything, and cells that should help them."""
    return submission(*extra, **WRONG)


@hostile(NONE)
def patched_numpy_testing() -> Made:
    return cheating(
        "for name in dir(np.testing):\n"
        "    if name.startswith('assert'):\n"
        "        setattr(np.testing, name, lambda *_, **__: None)",
        "np.isclose = np.allclose = np.array_equal = lambda *_, **__: True\n"
        "np.all = lambda *_: np.True_\nnp.asarray = lambda x, *_, **__: x",
    )


@hostile(NONE)
def patched_builtins() -> Made:
    return cheating(
        "import builtins\nbuiltins.all = lambda _: True\n"
        "builtins.AssertionError = type('Fine', (BaseException,), {})\n"
        "builtins.repr = builtins.abs = builtins.round = lambda *_: 0.8"
    )


@hostile(NONE)
def patched_builtins_that_the_program_needs() -> Made:
    return cheating(
        "import builtins\nbuiltins.isinstance = lambda *_: True"
    )


@hostile(NONE)
def patched_modules() -> Made:
    return cheating(
        "import sys, types\n"
        "class Fine(types.ModuleType):\n"
        "    def __getattr__(self, name): return lambda *_, **__: True\n"
        "for name in ('anncourse', 'anncourse.exercises', 'json', 'numpy.testing',\n"
        "             'anncourse.grading.judge.one_submission',\n"
        "             'anncourse.grading.judge.judging'):\n"
        "    sys.modules[name] = Fine(name)"
    )


@hostile(NONE)
def patched_checks() -> Made:
    return cheating(
        "import anncourse.exercises as checking\n"
        "for kind in (ann.Checks, checking.Checks):\n"
        "    kind._say = kind.done = lambda *_, **__: None\n"
        "ann.NotYet.__init__ = lambda *_: None"
    )


EQUAL = """
class Equal:
    def __eq__(self, other): return True
    def __lt__(self, other): return False
    __le__ = __ge__ = __eq__
    __gt__ = __ne__ = __lt__
    def __hash__(self): return 0
    def __bool__(self): return True
    def __float__(self): return 0.8
    def __sub__(self, other): return 0.0
    __rsub__ = __abs__ = __sub__
    def __array__(self, *_, **__): return np.array(0.8)
    def __array_ufunc__(self, *_, **__): return np.True_
    def __array_function__(self, *_, **__): return True
"""


@hostile(NONE)
def objects_equal_to_everything() -> Made:
    return submission(
        EQUAL,
        sum="z = Equal()",
        neuron="def neuron(X, w, b): return Equal()",
        tally="class Tally:\n    count = Equal()\n"
        "    def add(self, number): pass\n    def mean(self): return Equal()",
        words="class Words(list):\n    __eq__ = lambda *_: True\n"
        "def vocabulary(text): return Words()",
    )


@hostile(NONE)
def numbers_that_lie_about_their_class() -> Made:
    number = (
        "class Number(float):\n"
        "    __eq__ = __le__ = __ge__ = lambda *_: True\n"
        "    __sub__ = __rsub__ = lambda *_: 0.0\n    __hash__ = float.__hash__\n"
        "class Liar:\n    __class__ = property(lambda self: float)\n"
        "    __eq__ = lambda *_: True\n"
        "class Lying(np.ndarray):\n"
        "    __array_ufunc__ = lambda *_, **__: np.array([True])\n"
        "    def tobytes(self): return b''"
    )
    return submission(
        number,
        sum="z = Number(7)",
        neuron="def neuron(X, w, b): return np.zeros(len(X)).view(Lying)",
        tally="class Tally:\n    count = Number(7)\n"
        "    def add(self, number): pass\n    def mean(self): return Liar()",
        words="def vocabulary(text): return Liar()",
    )


@hostile(NO_NEURON)
def arrays_of_objects() -> Made:
    code = (
        "def neuron(X, w, b): return np.array([Equal()] * len(X), object)"
    )
    return submission(EQUAL, neuron=code)


@hostile(NO_NEURON)
def arrays_of_nothing_like_numbers() -> Made:
    return neuron("return np.full(len(X), np.nan)")


@hostile(NONE)
def points_in_the_metadata() -> Made:
    cells = cheating()
    assert isinstance(cells, list)
    for each in cells:
        marks = each["metadata"].get("nbgrader", {})
        if marks.get("grade"):
            marks |= {"points": 1000, "score": 1000}
            each["source"] = "pass"
    return cells


@hostile(FULL)
def cells_of_no_known_kind() -> Made:
    odd = [
        {"cell_type": 5, "metadata": None, "source": "z = 7"},
        {"cell_type": "code", "metadata": {"nbgrader": []}, "source": 7},
        {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": []}}},
        ["cell"],
        None,
    ]
    cells = submission()
    return [*cells, *odd]  # type: ignore[list-item]


@hostile(NO_NEURON)
def a_name_in_other_letters() -> Made:
    code = RIGHT["neuron"].replace("neuron", "n\u0435uron")  # Cyrillic
    return submission(neuron=code)


@hostile(NO_NEURON)
def a_definition_that_never_runs() -> Made:
    inner = RIGHT["neuron"].replace("\n", "\n    ")
    return submission(neuron=f"if False:\n    {inner}")


@hostile(NO_SUM)
def a_number_as_text() -> Made:
    return submission(sum="z = '0.8'")


@hostile(NO_WORDS)
def a_text_that_is_slow_to_match() -> Made:
    long = "a" + " ,a" * 100_000 + "\n" + "(" * 20_000
    return submission(long, words=STUBS["words"])


@hostile(NO_WORDS)
def an_error_that_ends_a_loop() -> Made:
    return submission(words="def vocabulary(text): raise StopIteration")
